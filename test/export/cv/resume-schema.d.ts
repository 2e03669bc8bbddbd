declare module 'resume-schema' {
  const schema: {
    /** Validates a value with the schema of JSON Resume. `errors` is `null` if it is valid. */
    validate(resume: unknown, done: (errors: unknown) => void): void;
  };
  export default schema;
}
