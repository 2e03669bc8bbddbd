/** A picture in the content folder. */
export interface Picture {
  /** The path of the file. */
  file: string;
  /** A hash of the file. */
  hash: string;
  /** Width and height in pixels, as the picture is shown: photos may be stored rotated. */
  width: number;
  height: number;
}

/** A size to which a picture is scaled and cut, in pixels. */
export interface PictureSize {
  width: number;
  height: number;
}
