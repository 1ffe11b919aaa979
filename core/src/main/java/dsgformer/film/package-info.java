/**
 * Films, frame by frame, through an installed {@code ffmpeg}: one process decodes to raw frames, the network restores
 * each by itself, another process encodes; sound, subtitles, chapters and metadata are copied from the film.
 *
 * <p>Words: a <i>segment</i> is a file of encoded frames in the film's work folder; segments that are there are not made
 * again, so a stopped run goes on. Uses {@code picture} for frames and {@code io}; it knows no network, no photo and no terminal.
 */
package dsgformer.film;
