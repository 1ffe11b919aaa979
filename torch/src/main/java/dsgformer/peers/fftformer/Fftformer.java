package dsgformer.peers.fftformer;

import dsgformer.network.NetworkFacts;
import dsgformer.network.PublishedScore;
import dsgformer.peers.PeerFamily;
import dsgformer.peers.StateDictShapes;
import java.util.List;

/**
 * FFTformer: attention as products of spectra of 8 × 8 patches, and a feed-forward part with a learned spectral filter.
 */
public final class Fftformer extends PeerFamily<FftformerConfig> {

    static final String NAME = "fftformer";

    public Fftformer() {
        super(
                NAME,
                new NetworkFacts(
                        "FFTformer",
                        "Kong, Dong, Ge, Li, Pan: Efficient Frequency Domain-based Transformers, CVPR 2023",
                        "MIT",
                        "RGB in [0, 1]; reflected to multiples of 32 at the right and the bottom; its authors round halves up in"
                                + " files, here they are rounded to even"),
                FftformerConfig.class);
    }

    @Override
    public List<PublishedScore> publishedScores() {
        return List.of(new PublishedScore(
                NAME,
                16_560_474,
                16.6,
                131.8,
                34.21,
                0.969,
                "full",
                "Kong et al. 2023; multiplications: Gao et al. 2024 (MLWNet), Table 3"));
    }

    @Override
    protected FftformerConfig standard() {
        return new FftformerConfig(48, List.of(6, 6, 12), 4, 3);
    }

    @Override
    protected String signature() {
        return "fuse1.att_channel.ffn.fft";
    }

    @Override
    protected FftformerConfig read(StateDictShapes found) {
        int width = found.axis("patch_embed.proj.weight", 0);
        return new FftformerConfig(
                width,
                List.of(
                        found.count("encoder_level1.", ".ffn.fft"),
                        found.count("encoder_level2.", ".ffn.fft"),
                        found.count("encoder_level3.", ".ffn.fft")),
                found.count("refinement.", ".ffn.fft"),
                (double) found.axis("encoder_level1.0.ffn.project_out.weight", 1) / width);
    }
}
