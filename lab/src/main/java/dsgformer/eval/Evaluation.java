package dsgformer.eval;

import dsgformer.data.ImagePair;
import dsgformer.data.InvalidDatasetException;
import dsgformer.data.PairSet;
import dsgformer.picture.Planes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Measures a restorer on pairs of pictures: restores each blurred one, rounds it to 8 bits as a file would, and scores it and
 * the blurred one against the sharp one. Processes one pair after another and keeps none.
 */
public final class Evaluation {

    private final PictureReader reader;
    private final PictureRestorer restorer;
    private final Protocol protocol;

    /** By the {@link Protocol#PLAIN} protocol. */
    public Evaluation(PictureReader reader, PictureRestorer restorer) {
        this(reader, restorer, Protocol.PLAIN);
    }

    public Evaluation(PictureReader reader, PictureRestorer restorer, Protocol protocol) {
        this.reader = reader;
        this.restorer = restorer;
        this.protocol = protocol;
    }

    /**
     * Scores all pairs of all sets.
     *
     * @throws InvalidDatasetException if the two pictures of a pair differ in size
     * @throws IllegalArgumentException if there are no sets
     */
    public EvaluationReport run(EvaluationSubject subject, List<PairSet> sets, EvaluationListener listener)
            throws IOException {
        int total = sets.stream().mapToInt(set -> set.pairs().size()).sum();
        List<ImageScore> scores = new ArrayList<>();
        for (PairSet set : sets) {
            for (ImagePair pair : set.pairs()) {
                ImageScore score = score(set.name(), pair, listener);
                scores.add(score);
                listener.scored(score, scores.size(), total);
            }
        }
        return new EvaluationReport(subject, protocol, scores);
    }

    private ImageScore score(String set, ImagePair pair, EvaluationListener listener) throws IOException {
        Planes blurred = reader.read(pair.blurred());
        Planes sharp = reader.read(pair.sharp());
        if (!blurred.size().equals(sharp.size())) {
            throw new InvalidDatasetException(
                    pair.blurred(),
                    "has " + blurred.size() + " pixels, its sharp partner " + pair.sharp() + " has " + sharp.size()
                            + "; a pair has one size");
        }
        long start = System.nanoTime();
        Restoration restored = restorer.restore(pair, blurred);
        long ms = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        Rgb8 goal = Rgb8.of(sharp);
        ImageScore score = new ImageScore(
                set,
                pair.name(),
                protocol.metrics(Rgb8.of(blurred), goal),
                protocol.metrics(Rgb8.of(restored.picture()), goal),
                restored.inference(),
                ms);
        listener.seen(score, blurred, restored.picture(), sharp);
        return score;
    }
}
