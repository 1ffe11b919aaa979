package dsgformer.train.ablation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dsgformer.io.WholeFile;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Result of one cell and one seed.
 *
 * @param training the training's configuration as YAML; a result of another configuration is not reused
 * @param parameters of the network
 * @param steps of the training
 * @param seconds the training took
 * @param psnr mean over the pictures, in dB
 * @param ssim mean over the pictures, MATLAB's form
 * @param blurredPsnr of the blurred input pictures
 */
record AblationResult(
        @JsonProperty("cell") String cell,
        @JsonProperty("seed") long seed,
        @JsonProperty("training") String training,
        @JsonProperty("parameters") long parameters,
        @JsonProperty("steps") long steps,
        @JsonProperty("seconds") double seconds,
        @JsonProperty("psnr") double psnr,
        @JsonProperty("ssim") double ssim,
        @JsonProperty("blurred_psnr") double blurredPsnr) {

    private static final JsonMapper JSON = new JsonMapper();

    private static Path file(Path folder) {
        return folder.resolve("result.json");
    }

    static Optional<AblationResult> read(Path folder) throws IOException {
        return Files.exists(file(folder))
                ? Optional.of(JSON.readValue(Files.readAllBytes(file(folder)), AblationResult.class))
                : Optional.empty();
    }

    void write(Path folder) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(this);
        WholeFile.write(
                file(folder), channel -> Channels.newOutputStream(channel).write(bytes));
    }
}
