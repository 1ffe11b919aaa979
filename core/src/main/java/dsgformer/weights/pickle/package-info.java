/**
 * Reads PyTorch's checkpoints, in zip files and in the older form, with a restricted pickle machine that executes nothing: globals
 * outside a fixed list are refused. Uses {@code weights} only; which network a checkpoint belongs to is decided in {@code network}.
 */
package dsgformer.weights.pickle;
