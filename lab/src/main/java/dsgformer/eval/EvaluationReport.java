package dsgformer.eval;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The outcome of an evaluation: every picture's score, and their means, which are plain means over pictures.
 *
 * @param protocol how the scores were taken
 * @param failures pairs that could not be scored, and count in no mean
 */
public record EvaluationReport(
        EvaluationSubject subject, Protocol protocol, List<ImageScore> images, List<FailedPair> failures) {

    /** @throws IllegalArgumentException if there are no scores */
    public EvaluationReport {
        images = List.copyOf(images);
        failures = List.copyOf(failures);
        if (images.isEmpty()) {
            throw new IllegalArgumentException("a report needs at least one picture's score");
        }
    }

    /** Of scores by the {@link Protocol#PLAIN} protocol, without failures. */
    public EvaluationReport(EvaluationSubject subject, List<ImageScore> images) {
        this(subject, Protocol.PLAIN, images, List.of());
    }

    /** Over all pictures of all sets. */
    public MeanScore mean() {
        return MeanScore.of(images);
    }

    /** By set name, in order of appearance; empty if the data folder itself was the only set. */
    public Map<String, MeanScore> sets() {
        Map<String, List<ImageScore>> bySet = images.stream()
                .filter(image -> !image.set().isEmpty())
                .collect(Collectors.groupingBy(ImageScore::set, LinkedHashMap::new, Collectors.toList()));
        Map<String, MeanScore> means = new LinkedHashMap<>();
        bySet.forEach((name, scores) -> means.put(name, MeanScore.of(scores)));
        return means;
    }

    /**
     * One JSON object: {@code model, engine, inference, protocol, mean, images}, {@code sets} where there are any, and
     * {@code failed} with the pairs that could not be scored.
     * JSON has no infinite or undefined numbers: PSNR of equal pictures is the string {@code "inf"}, an SSIM that a picture is
     * too small for is {@code null}.
     */
    public String toJson() {
        return ReportJson.of(this);
    }

    /** A header and a line per scored picture; {@code inf} is the PSNR of equal pictures, an undefined SSIM is left empty. */
    public String toCsv() {
        return ReportCsv.of(this);
    }

    /** A heading line and a table of the means: a row per set, then one over all pictures. */
    public String toMarkdown() {
        return ReportMarkdown.of(this);
    }
}
