package dsgformer.engine;

import dsgformer.engine.kernel.PackedMatrix;
import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.network.dsgformer.Layout;
import dsgformer.network.dsgformer.ParameterNames;
import dsgformer.network.dsgformer.Wiring;
import dsgformer.weights.StateDict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All parameters of a network, folded and packed for the engine; made once, read by every {@link ForwardPlan}.
 *
 * @param encoder the blocks of levels 1 to 4
 * @param downs the convolutions between them
 * @param decoder the blocks of the decoder's three levels, deepest first; the last one's followed by those of the
 *     refinement
 * @param ups the convolutions that lead to the level above, deepest first; where that level begins with a 1 × 1
 *     convolution over joined features, its half over the upsampled ones is part of them
 * @param joins the other halves of those 1 × 1 convolutions, in the decoder's order
 * @param joinDeep literal layout: the half of level 4's 1 × 1 convolution that reads E₄
 * @param joinBias literal layout: its bias, or nothing
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose and never compared
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
        private final Wiring wiring;
        private final WeightTree root;

        Reading(DsgformerConfig config, WeightTree root) {
            this.config = config;
            this.wiring = config.wiring();
            this.root = root;
        }

        NetworkWeights read() {
            List<List<BlockWeights>> encoder = new ArrayList<>();
            List<ConvolutionWeights> downs = new ArrayList<>();
            for (Wiring.EncoderLevel level : wiring.encoder()) {
                encoder.add(blocks(List.of(level.blocks())));
                level.down().ifPresent(down -> downs.add(convolution(down)));
            }
            List<Wiring.DecoderLevel> levels = wiring.decoder();
            Wiring.Convolution deepest = levels.get(0).reduce().orElseThrow();
            boolean literal = config.layout() == Layout.LITERAL;
            return new NetworkWeights(
                    config,
                    convolution(wiring.head()),
                    encoder,
                    downs,
                    levels.stream().map(level -> blocks(level.blocks())).toList(),
                    ups(levels),
                    levels.stream()
                            .flatMap(level -> level.reduce().stream())
                            .map(reduce -> half(reduce, 1))
                            .toList(),
                    literal ? half(deepest, 0) : null,
                    literal ? root.at(deepest.path()).find(ParameterNames.BIAS).orElse(null) : null,
                    convolution(wiring.tail()));
        }

        private ConvolutionWeights convolution(Wiring.Convolution convolution) {
            return ConvolutionWeights.of(root.at(convolution.path()), convolution.in());
        }

        private List<BlockWeights> blocks(List<Wiring.Blocks> parts) {
            return parts.stream()
                    .flatMap(part -> IntStream.range(0, part.count()).mapToObj(part::block))
                    .map(path -> BlockWeights.of(root.at(path), config))
                    .toList();
        }

        /**
         * The three upsampling convolutions, each merged with the reduction that follows it: its own level's if that
         * upsamples first, else the next level's.
         */
        private List<ConvolutionWeights> ups(List<Wiring.DecoderLevel> levels) {
            List<ConvolutionWeights> ups = new ArrayList<>();
            for (int i = 0; i < levels.size(); i++) {
                Wiring.Convolution up = levels.get(i).up();
                int reducing = levels.get(i).upFirst() ? i : i + 1;
                Optional<Wiring.Convolution> reduce =
                        reducing < levels.size() ? levels.get(reducing).reduce() : Optional.empty();
                ups.add(reduce.map(r -> ConvolutionWeights.upThenReduce(root.at(up.path()), root.at(r.path()), up.in()))
                        .orElseGet(() -> convolution(up)));
            }
            return ups;
        }

        /** The columns of a 1 × 1 convolution that read the first or the second of two joined maps. */
        private PackedMatrix half(Wiring.Convolution reduce, int which) {
            int width = reduce.out();
            float[] values = root.at(reduce.path()).values(ParameterNames.WEIGHT);
            return PackedMatrix.of(width, width, (o, c) -> values[(o * 2 + which) * width + c]);
        }
    }
}
