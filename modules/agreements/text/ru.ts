// The words of promises in Russian that the server speaks.
export default { refusals: {} } as const
