package dsgformer.peers.restormer;

import dsgformer.network.NetworkFacts;
import dsgformer.network.NormKind;
import dsgformer.network.PublishedScore;
import dsgformer.peers.PeerFamily;
import dsgformer.peers.StateDictShapes;
import java.util.List;
import java.util.stream.IntStream;

/** Restormer, whose wiring DSGformer follows: transposed attention over channels and a gated feed-forward part. */
public final class Restormer extends PeerFamily<RestormerConfig> {

    static final String NAME = "restormer";

    public Restormer() {
        super(
                NAME,
                new NetworkFacts(
                        "Restormer",
                        "Zamir, Arora, Khan, Hayat, Khan, Yang: Restormer, CVPR 2022",
                        "published files: academic public licence, not for commercial use",
                        "RGB in [0, 1]; reflected to multiples of 8 at the right and the bottom; rounded half to even"),
                RestormerConfig.class);
    }

    @Override
    public List<PublishedScore> publishedScores() {
        return List.of(new PublishedScore(
                NAME,
                26_126_644,
                26.1,
                140.99,
                32.92,
                0.961,
                "full",
                "Zamir et al. 2022; multiplications: from memory, 140 in Chen et al. 2022 (NAFNet), Table 7"));
    }

    @Override
    protected RestormerConfig standard() {
        return new RestormerConfig(48, List.of(4, 6, 6, 8), 4, List.of(1, 2, 4, 8), 2.66, NormKind.WITHBIAS, 0);
    }

    @Override
    protected String signature() {
        return "encoder_level1.0.attn.qkv.weight";
    }

    @Override
    protected RestormerConfig read(StateDictShapes found) {
        int width = found.axis("patch_embed.proj.weight", 0);
        List<String> levels = List.of("encoder_level1.", "encoder_level2.", "encoder_level3.", "latent.");
        int hidden = found.axis("encoder_level1.0.ffn.project_out.weight", 1);
        return new RestormerConfig(
                width,
                levels.stream()
                        .map(level -> found.count(level, ".attn.temperature"))
                        .toList(),
                found.count("refinement.", ".attn.temperature"),
                IntStream.range(0, 4)
                        .mapToObj(level -> found.axis(levels.get(level) + "0.attn.temperature", 0))
                        .toList(),
                // the file holds only ⌊factor · width⌋, not the factor: takes the published one if it fits
                (int) (2.66 * width) == hidden ? 2.66 : (hidden + 0.5) / width,
                found.has("encoder_level1.0.norm1.body.bias") ? NormKind.WITHBIAS : NormKind.BIASFREE,
                0);
    }
}
