package dsgformer.cli.compare;

import com.fasterxml.jackson.annotation.JsonProperty;
import dsgformer.network.PublishedScore;

/**
 * One model's line in a comparison; null where nothing was measured or published.
 *
 * @param fingerprint of what was measured: a later run takes this line over if it would measure the same
 * @param untrained whether the weights are made up, so that nothing can be said of quality
 * @param gmacs multiplications at 256 × 256 in 10⁹
 * @param seconds per picture
 * @param peakMb the most memory of the whole process, in 10⁶ bytes
 * @param inference how the network saw the pictures: the modes that were used, not {@code auto}
 */
record CompareRow(
        @JsonProperty("fingerprint") String fingerprint,
        @JsonProperty("model") String model,
        @JsonProperty("network") String network,
        @JsonProperty("untrained") boolean untrained,
        @JsonProperty("psnr") Double psnr,
        @JsonProperty("ssim") Double ssim,
        @JsonProperty("parameters") long parameters,
        @JsonProperty("gmacs") double gmacs,
        @JsonProperty("seconds") double seconds,
        @JsonProperty("peak_mb") Long peakMb,
        @JsonProperty("inference") String inference,
        @JsonProperty("published") PublishedScore published) {

    /** The same measurement under another name. */
    CompareRow called(String name) {
        return new CompareRow(
                fingerprint,
                name,
                network,
                untrained,
                psnr,
                ssim,
                parameters,
                gmacs,
                seconds,
                peakMb,
                inference,
                published);
    }
}
