// The catalogue's words in English.
export default { refusals: {} } as const
