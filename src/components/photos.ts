import path from 'node:path';
import { currentPictures } from '../build/pictures.ts';
import { oncePerBuild } from '../build/once-per-build.ts';
import type { Person } from '../library/people.ts';
import type { Picture } from '../model/picture.ts';

/** Functions that find the pictures of the content. */
interface Photos {
  /** Returns the thumbnail of a paper: the picture in `content/papers/` whose file name is the id of the paper. */
  thumbnailOf(paper: { id: string }): Picture | undefined;
  /** Returns the picture in `content/authors/` that has this file name. */
  photoNamed(name: string | undefined): Picture | undefined;
  /** Returns the picture of a project: the one that its file names, or the one whose file name is the id of the project. */
  projectPicture(project: { id: string; picture?: string | undefined }): Picture | undefined;
  /** Whether the file of a person names a photo that exists. */
  hasPhoto(person: Person | undefined): boolean;
  /** Returns the picture next to `site.yaml` that has this file name. */
  sitePictureNamed(name: string | undefined): Picture | undefined;
}

/** Returns functions that find the pictures of the current build. */
export const currentPhotos = oncePerBuild(async (): Promise<Photos> => {
  const { site, authors, papers, projects } = await currentPictures();
  const [papersById, projectsById] = [papers, projects].map(byId);
  const named = (pictures: ReadonlyMap<string, Picture>, name: string | undefined) =>
    name === undefined ? undefined : pictures.get(name);
  return {
    thumbnailOf: ({ id }) => papersById?.get(id),
    photoNamed: (name) => named(authors, name),
    projectPicture: ({ id, picture }) =>
      picture === undefined ? projectsById?.get(id) : named(projects, picture),
    hasPhoto: (person) => named(authors, person?.author?.photo) !== undefined,
    sitePictureNamed: (name) => named(site, name),
  };
});

/** Returns pictures by file name without extension. If two pictures have the same name, the first in alphabetical order is used. */
function byId(pictures: ReadonlyMap<string, Picture>): Map<string, Picture> {
  return new Map(
    [...pictures].map(([name, picture]): [string, Picture] => [path.parse(name).name, picture]).reverse(),
  );
}
