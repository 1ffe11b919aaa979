package dsgformer.model;

import dsgformer.network.NormKind;
import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.network.dsgformer.GateKind;
import dsgformer.network.dsgformer.Layout;
import dsgformer.network.dsgformer.ScoreActivation;
import java.util.List;

/** Configurations small enough for tests. */
public final class Networks {

    static final List<Double> PAPERS_RATIOS = List.of(0.125, 0.25, 0.5, 0.75);

    private Networks() {}

    /** One block a stage, C = 4, with every kind of parameter there is. */
    public static DsgformerConfig small(Layout layout) {
        return new DsgformerConfig(
                layout,
                4,
                List.of(1, 1, 1, 1),
                List.of(1, 1, 1),
                layout == Layout.RESTORMER ? 1 : 0,
                List.of(1, 1, 2, 2),
                PAPERS_RATIOS,
                ScoreActivation.RELU2,
                GateKind.DFGB,
                NormKind.WITHBIAS,
                true);
    }

    /** The switches of a single block. */
    static DsgformerConfig block(List<Double> ratios, ScoreActivation act, GateKind gate, NormKind norm) {
        return new DsgformerConfig(
                Layout.RESTORMER,
                8,
                List.of(0, 0, 0, 0),
                List.of(0, 0, 0),
                0,
                List.of(2, 2, 2, 2),
                ratios,
                act,
                gate,
                norm,
                norm == NormKind.WITHBIAS);
    }
}
