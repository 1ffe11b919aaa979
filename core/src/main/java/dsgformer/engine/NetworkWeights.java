package dsgformer.engine;

import dsgformer.engine.kernel.PackedMatrix;
import dsgformer.network.DsgformerConfig;
import dsgformer.network.Layout;
import dsgformer.weights.StateDict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All parameters of a network, folded and packed for the engine; made once, read by every walk.
 *
 * @param encoder the blocks of levels 1 to 4
 * @param downs the convolutions between them
 * @param decoder the blocks of the decoder's three levels, deepest first; the last one's followed by those of the refinement
 * @param ups the convolutions that lead to the level above, deepest first; where that level begins with a 1 × 1 convolution over
 *     joined features, its half over the upsampled ones is part of them
 * @param joins the other halves of those 1 × 1 convolutions, in the decoder's order
 * @param joinDeep literal layout: the half of level 4's 1 × 1 convolution that reads E₄
 * @param joinBias literal layout: its bias, or nothing
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose, and nobody compares them
record NetworkWeights(
        DsgformerConfig config,
        ConvolutionWeights head,
        List<List<BlockWeights>> encoder,
        List<ConvolutionWeights> downs,
        List<List<BlockWeights>> decoder,
        List<ConvolutionWeights> ups,
        List<PackedMatrix> joins,
        PackedMatrix joinDeep,
        float[] joinBias,
        ConvolutionWeights tail) {

    static NetworkWeights of(DsgformerConfig config, StateDict weights) {
        return new Reading(config, new WeightTree(weights, "")).read();
    }

    /** How much memory they take. */
    long bytes() {
        long inBlocks = Stream.of(encoder, decoder)
                .flatMap(List::stream)
                .flatMap(List::stream)
                .mapToLong(BlockWeights::elements)
                .sum();
        long inConvolutions = Stream.of(List.of(head, tail), downs, ups)
                .flatMap(List::stream)
                .mapToLong(ConvolutionWeights::elements)
                .sum();
        long inJoins = Stream.concat(joins.stream(), Stream.ofNullable(joinDeep))
                .mapToLong(half -> half.values().length)
                .sum();
        return (inBlocks + inConvolutions + inJoins) * Float.BYTES;
    }

    /** Takes the parameters from where their names say. */
    private static final class Reading {

        private final DsgformerConfig config;
        private final WeightTree root;

        Reading(DsgformerConfig config, WeightTree root) {
            this.config = config;
            this.root = root;
        }

        NetworkWeights read() {
            List<List<BlockWeights>> encoder = new ArrayList<>();
            List<ConvolutionWeights> downs = new ArrayList<>();
            for (int level = 1; level <= 4; level++) {
                WeightTree stage = root.at("encoder").at(level);
                encoder.add(blocks(stage, config.enc().get(level - 1)));
                if (level < 4) {
                    downs.add(ConvolutionWeights.of(stage.at("down"), config.levelWidth(level)));
                }
            }
            boolean literal = config.layout() == Layout.LITERAL;
            int deepest = literal ? 4 : 3;
            List<List<BlockWeights>> decoder = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                decoder.add(blocks(stage(deepest - i), config.dec().get(i)));
            }
            decoder.get(2).addAll(blocks(root.at("refine"), config.refine()));
            WeightTree deep = stage(4).at("reduce");
            return new NetworkWeights(
                    config,
                    ConvolutionWeights.of(root.at("head"), 3),
                    encoder,
                    downs,
                    decoder,
                    ups(deepest),
                    joins(deepest),
                    literal ? half(deep, 4, 0) : null,
                    literal ? deep.find("bias").orElse(null) : null,
                    ConvolutionWeights.of(root.at("tail"), 2 * config.width()));
        }

        private WeightTree stage(int level) {
            return root.at("decoder").at(level);
        }

        private List<BlockWeights> blocks(WeightTree stage, int count) {
            List<BlockWeights> blocks = new ArrayList<>();
            IntStream.range(0, count)
                    .forEach(i -> blocks.add(BlockWeights.of(stage.at("blocks").at(i), config)));
            return blocks;
        }

        /**
         * The three ways up. In the literal layout the convolution called {@code up} of a level leads out of it, in Restormer's
         * into it; what it joins is reduced on the level above unless that is the last one with blocks.
         */
        private List<ConvolutionWeights> ups(int deepest) {
            List<ConvolutionWeights> ups = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                WeightTree up = stage(deepest - i).at("up");
                if (deepest == 4) {
                    int in = config.levelWidth(i == 2 ? 3 : 4 - i);
                    ups.add(
                            i == 0
                                    ? ConvolutionWeights.upThenReduce(up, stage(3).at("reduce"), in)
                                    : ConvolutionWeights.of(up, in));
                } else {
                    int in = config.levelWidth(4 - i);
                    ups.add(
                            i < 2
                                    ? ConvolutionWeights.upThenReduce(
                                            up, stage(3 - i).at("reduce"), in)
                                    : ConvolutionWeights.of(up, in));
                }
            }
            return ups;
        }

        private List<PackedMatrix> joins(int deepest) {
            return List.of(
                    half(stage(deepest).at("reduce"), deepest, 1),
                    half(stage(deepest - 1).at("reduce"), deepest - 1, 1));
        }

        /** The columns of a 1 × 1 convolution that read the first or the second of two joined maps. */
        private PackedMatrix half(WeightTree reduce, int level, int which) {
            int width = config.levelWidth(level);
            float[] values = reduce.values("weight");
            return PackedMatrix.of(width, width, (o, c) -> values[(o * 2 + which) * width + c]);
        }
    }
}
