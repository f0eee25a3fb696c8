// The words of agreements in English.
export default { refusals: {} } as const
