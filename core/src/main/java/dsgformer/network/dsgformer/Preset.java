package dsgformer.network.dsgformer;

import dsgformer.network.NormKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The named sizes of the network. */
public enum Preset {
    /** The paper's text word for word, 15,570,829 parameters. */
    PAPER("paper", Layout.LITERAL, 48, List.of(2, 2, 4, 8), List.of(4, 2, 2), NormKind.WITHBIAS, true),
    /** The paper's size on Restormer's wiring, 15,568,344 parameters. */
    PAPER_RESTORMER(
            "paper-restormer", Layout.RESTORMER, 48, List.of(4, 6, 8, 10), List.of(8, 6, 4), NormKind.BIASFREE, false),
    /** 4,378,388 parameters. */
    SMALL("small", Layout.RESTORMER, 32, List.of(2, 3, 4, 5), List.of(4, 3, 2), NormKind.BIASFREE, false),
    /** 982,914 parameters. */
    TINY("tiny", Layout.RESTORMER, 16, List.of(1, 2, 3, 4), List.of(3, 2, 1), NormKind.BIASFREE, false);

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // a record of copied lists
    private final DsgformerConfig config;

    Preset(String label, Layout layout, int width, List<Integer> enc, List<Integer> dec, NormKind norm, boolean bias) {
        this.label = label;
        this.config = DsgformerConfig.of(layout, width, enc, dec, null, null, null, null, null, norm, bias);
    }

    /** The name that commands and configuration files use. */
    public String label() {
        return label;
    }

    public DsgformerConfig config() {
        return config;
    }

    /** The preset called {@code label}, if there is one. */
    public static Optional<Preset> named(String label) {
        return Arrays.stream(values()).filter(p -> p.label.equals(label)).findFirst();
    }
}
