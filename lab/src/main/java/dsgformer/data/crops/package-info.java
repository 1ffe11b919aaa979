/**
 * Training crops: random windows of real pairs, of synthetically blurred photographs, or of a mix of both, taken where
 * there is detail. The entry is {@link dsgformer.data.crops.CropSource}, from which {@code train.samples} draws. May
 * use {@code data}, {@code data.blur}, {@code picture}, {@code photo} and {@code random}.
 *
 * <p>Words: a <i>source</i> gives pairs of a requested size, a <i>place</i> is the corner of a crop, <i>packed</i>
 * images hold 8 bits a sample. Equal random streams give equal crops, from however many threads. It does not form
 * batches.
 */
package dsgformer.data.crops;
