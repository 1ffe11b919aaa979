package dsgformer.cli;

import dsgformer.network.NetworkConfig;
import java.util.List;
import java.util.Optional;

/**
 * What publications say of a network on GoPro: PSNR in dB, SSIM, how the network was shown a picture, and who says so.
 *
 * @param parameters of the network whose score this is, counted here
 * @param millions of parameters, as they are published
 * @param gmacs multiplications at 256 × 256 in 10⁹, as they are published; null if nobody says
 */
record PublishedScore(
        String family,
        long parameters,
        double millions,
        Double gmacs,
        double psnr,
        double ssim,
        String inference,
        String source) {

    private static final List<PublishedScore> GOPRO = List.of(
            new PublishedScore("dsgformer", 15_570_829, 15.57, null, 33.72, 0.966, "not said", "Lu 2025, Table 1"),
            new PublishedScore(
                    "mprnet",
                    20_127_073,
                    20.1,
                    776.7,
                    32.66,
                    0.959,
                    "full",
                    "Zamir et al. 2021; multiplications: Chen et al. 2022 (NAFNet), Table 9, which counts its one"
                            + " activation 55 times over"),
            new PublishedScore(
                    "restormer",
                    26_126_644,
                    26.1,
                    140.99,
                    32.92,
                    0.961,
                    "full",
                    "Zamir et al. 2022; multiplications: from memory, 140 in Chen et al. 2022 (NAFNet), Table 7"),
            new PublishedScore(
                    "stripformer",
                    19_708_611,
                    19.7,
                    170.0,
                    33.08,
                    0.962,
                    "full",
                    "Tsai et al. 2022; multiplications: from memory, not looked up"),
            new PublishedScore(
                    "convir", 14_830_985, 14.83, 129.34, 33.28, 0.963, "full", "Cui et al. 2024, their repository"),
            new PublishedScore(
                    "mbtaylorformerv2",
                    16_257_900,
                    7.29,
                    null,
                    33.24,
                    0.963,
                    "full",
                    "Lu 2025, Table 1, which prints 7.29 M parameters beside it: those of size L, of which no score for"
                            + " deblurring is published; the score is probably XL's"),
            new PublishedScore(
                    "nafnet",
                    67_888_835,
                    67.9,
                    65.0,
                    33.71,
                    0.9668,
                    "local means (TLC)",
                    "Chen et al., their repository (33.69 / 0.967 in their paper); multiplications: the paper's Table 7"),
            new PublishedScore(
                    "fftformer",
                    16_560_474,
                    16.6,
                    131.8,
                    34.21,
                    0.969,
                    "full",
                    "Kong et al. 2023; multiplications: Gao et al. 2024 (MLWNet), Table 3"));

    static Optional<PublishedScore> of(NetworkConfig config) {
        return GOPRO.stream()
                .filter(score ->
                        score.family().equals(config.family()) && score.parameters() == config.parameterCount())
                .findFirst();
    }
}
