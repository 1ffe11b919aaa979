package dsgformer.eval;

import dsgformer.data.ImagePair;
import dsgformer.data.InvalidDatasetException;
import dsgformer.data.PairSet;
import dsgformer.picture.Planes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
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
     * Scores all pairs of all sets, or those before the listener cancels; of those that fail, the listener says whether
     * the evaluation goes on.
     *
     * @throws InvalidDatasetException if the two pictures of a pair differ in size, and the listener does not go on
     * @throws IOException if a picture cannot be read, and the listener does not go on; also if it goes on, and no pair
     *     could be scored
     * @throws CancellationException if the listener cancels before a picture was scored
     * @throws IllegalArgumentException if there are no sets
     */
    public EvaluationReport run(EvaluationSubject subject, List<PairSet> sets, EvaluationListener listener)
            throws IOException {
        int total = sets.stream().mapToInt(set -> set.pairs().size()).sum();
        List<ImageScore> scores = new ArrayList<>();
        List<FailedPair> failures = new ArrayList<>();
        for (PairSet set : sets) {
            for (ImagePair pair : set.pairs()) {
                if (listener.isCancelled()) {
                    if (scores.isEmpty()) {
                        throw new CancellationException("stopped before a picture was scored");
                    }
                    return new EvaluationReport(subject, protocol, scores, failures);
                }
                Pictures pictures;
                try {
                    pictures = pictures(pair);
                } catch (CancellationException e) {
                    throw e;
                } catch (IOException | RuntimeException e) {
                    failures.add(new FailedPair(set.name(), pair.name(), e));
                    listener.failed(failures.get(failures.size() - 1));
                    continue;
                }
                ImageScore score = score(set.name(), pair, pictures);
                listener.seen(score, pictures.blurred, pictures.restored.picture(), pictures.sharp);
                scores.add(score);
                listener.scored(score, scores.size() + failures.size(), total);
            }
        }
        if (scores.isEmpty() && !failures.isEmpty()) {
            failures.get(0).rethrow();
        }
        return new EvaluationReport(subject, protocol, scores, failures);
    }

    private record Pictures(Planes blurred, Planes sharp, Restoration restored, long ms) {}

    private Pictures pictures(ImagePair pair) throws IOException {
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
        return new Pictures(blurred, sharp, restored, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    private ImageScore score(String set, ImagePair pair, Pictures pictures) {
        Rgb8 goal = Rgb8.of(pictures.sharp);
        return new ImageScore(
                set,
                pair.name(),
                protocol.metrics(Rgb8.of(pictures.blurred), goal),
                protocol.metrics(Rgb8.of(pictures.restored.picture()), goal),
                pictures.restored.inference(),
                pictures.ms);
    }
}
