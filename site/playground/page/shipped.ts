/** The photograph that comes with the page; an error says that it can't be had. */
export const shipped = async (): Promise<ReadonlyArray<Blob>> => {
  const response = await fetch(new URL('../../../examples/alpine.jpg', import.meta.url)).catch(
    () => undefined,
  );
  if (response?.ok !== true)
    throw new Error(
      'The photograph of this page could not be fetched; try “The shipped one”, or choose your own.',
    );
  return [await response.blob()];
};
