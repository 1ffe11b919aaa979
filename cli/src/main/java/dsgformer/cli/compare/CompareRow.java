package dsgformer.cli.compare;

import com.fasterxml.jackson.annotation.JsonProperty;
import dsgformer.network.PublishedScore;

/**
 * One model's row in a comparison; a value is null where nothing was measured or published.
 *
 * @param fingerprint of what was measured: a later run whose fingerprint is equal reuses this row
 * @param untrained whether the weights are generated, so that there are no scores
 * @param gmacs multiplications at 256 × 256 in 10⁹
 * @param seconds per picture
 * @param peakMb the most memory of the whole process, in 10⁶ bytes
 * @param inference how the network read the pictures: the modes that were used, not {@code auto}
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
    CompareRow withModel(String name) {
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
