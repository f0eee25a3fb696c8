// The catalogue's words in Russian.
export default { refusals: {} } as const
