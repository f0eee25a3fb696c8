// The words of promises in English that the server speaks.
export default { refusals: {} } as const
