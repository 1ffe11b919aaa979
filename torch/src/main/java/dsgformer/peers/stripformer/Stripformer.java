package dsgformer.peers.stripformer;

import dsgformer.network.NetworkFacts;
import dsgformer.network.PublishedScore;
import dsgformer.peers.PeerFamily;
import dsgformer.peers.StateDictShapes;
import java.util.List;

/** Stripformer: attention within and between horizontal and vertical strips. Its authors published one size. */
public final class Stripformer extends PeerFamily<StripformerConfig> {

    static final String NAME = "stripformer";

    public Stripformer() {
        super(
                NAME,
                new NetworkFacts(
                        "Stripformer",
                        "Tsai, Peng, Lin, Tsai, Lin: Stripformer, ECCV 2022",
                        "published files: not for commercial use",
                        "RGB in [-0.5, 0.5]; reflected to multiples of 8 at the right and the bottom, though it takes"
                                + " multiples of 4; its authors round halves up, here they are rounded to even: one value"
                                + " in the last place where 255x ends in exactly 1/2"),
                StripformerConfig.class);
    }

    @Override
    public List<PublishedScore> publishedScores() {
        return List.of(new PublishedScore(
                NAME,
                19_708_611,
                19.7,
                170.0,
                33.08,
                0.962,
                "full",
                "Tsai et al. 2022; multiplications: from memory, not looked up"));
    }

    @Override
    protected StripformerConfig standard() {
        return new StripformerConfig(64, 12, 6);
    }

    @Override
    protected String signature() {
        return "Trans_block_1.qkv_local_h.weight";
    }

    @Override
    protected StripformerConfig read(StateDictShapes found) {
        return new StripformerConfig(
                found.axis("encoder.en_layer1_1.0.weight", 0),
                found.countFrom(1, "Trans_block_", ".conv_input.weight"),
                found.countFrom(1, "decoder.de_block_", ".conv_input.weight"));
    }
}
