/**
 * The whole walk for one picture: tile → normalize → network → guard → blend, behind {@link dsgformer.infer.Deblurrer}.
 * It opens a model's network on an engine, plans mode and tiles within a memory limit, and keeps a photo's depth, alpha
 * and metadata. Uses {@code network}, {@code photo} and {@code picture}.
 *
 * <p>Words: a <i>plan</i> is the mode and the tiles for a picture, a <i>mode</i> how much of it the network sees at once,
 * the <i>guard</i> the check of each result. It reads and writes no files ({@code photo.file} does) and runs one picture
 * at a time ({@code batch} runs many).
 */
package dsgformer.infer;
