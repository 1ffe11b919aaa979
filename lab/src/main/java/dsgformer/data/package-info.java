/**
 * Image pairs on disk: finds the blurred and the sharp picture of each pair in a folder, in the layout of a published data set or
 * in one of our own. The entry is {@link dsgformer.data.PairedFolder}. May use {@code io}, {@code picture}, {@code photo}, {@code text} and
 * {@code random}; {@code eval} measures and {@code train} learns from the pairs.
 *
 * <p>Words: a <i>layout</i> is how pairs are arranged in folders, a <i>half</i> one picture of a pair or the folder of all blurred or all
 * sharp ones, a <i>set</i> pairs that are evaluated together, a <i>finding</i> something wrong with a data set. It opens no picture.
 */
package dsgformer.data;
