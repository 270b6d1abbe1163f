/**
 * How much a report may cost before it is refused. A printed yearbook chapter has 0.1 to 2 MB of text and a few
 * hundred pages; the limits are ten times that and more, and far below what would hurt a small machine.
 */

/** Size of one file. Telegram's own limit for a download is the same. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** A correction has five short fields. */
export const MAX_CORRECTION_BYTES = 64 * 1024;

/** Files under the seeds folder: more means that the wrong folder was named (a home folder, `/`). */
export const MAX_FILES = 5_000;

/** Folders within folders. */
export const MAX_FOLDER_DEPTH = 16;

/** Parts in a docx; real ones have 10 to 100. */
export const MAX_ZIP_ENTRIES = 2_000;

/** Bytes that may come out of a docx while it is inflated: counted as they arrive, whatever its headers claim. */
export const MAX_INFLATED_BYTES = 100 * 1024 * 1024;

/** Characters and paragraphs read from a docx. */
export const MAX_DOCX_CHARACTERS = 2_000_000;
export const MAX_DOCX_PARAGRAPHS = 50_000;

/** Tables within cells of tables; a report has one or two. */
export const MAX_TABLE_DEPTH = 8;

/** XML elements within each other; Word's own documents stay below 60. */
export const MAX_XML_DEPTH = 500;

/** Columns that one merged cell may span: Word allows 63 columns. */
export const MAX_CELL_SPAN = 63;

/** Lists and levels, and styles, that a docx may define; with more it is read without automatic numbers. */
export const MAX_DEFINITIONS = 200_000;

/** Styles based on each other; more are a circle. */
export const MAX_STYLE_DEPTH = 32;

/** Characters of the pattern of an automatic number; Word allows 31 of the number itself. */
export const MAX_NUMBER_PATTERN = 100;

/** The largest number that a list may begin with, as in Word. */
export const MAX_LIST_START = 32_767;
