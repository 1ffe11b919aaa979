package dsgformer.network;

/**
 * The published score of a network on GoPro: PSNR in dB, SSIM, how the network was shown a picture, and the source.
 *
 * @param family the family's name
 * @param parameters of the network whose score this is, counted here
 * @param millions of parameters, as they are published
 * @param gmacs multiplications at 256 × 256 in 10⁹, as they are published; null if not published
 */
public record PublishedScore(
        String family,
        long parameters,
        double millions,
        Double gmacs,
        double psnr,
        double ssim,
        String inference,
        String source) {}
