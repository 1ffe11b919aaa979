package dsgformer.data.check;

import dsgformer.data.Finding;
import dsgformer.data.Finding.Kind;
import dsgformer.data.ImagePair;
import dsgformer.data.PairSet;
import dsgformer.photo.UnreadablePhotoException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/**
 * Checks every picture of some sets: whether it can be read, whether the halves of a pair have one size and different content,
 * whether a picture occurs twice, and whether a picture of one set is, or nearly is, in another set, which invalidates
 * evaluation on held-out data. Decodes pictures on all cores and keeps none.
 */
public final class DatasetCheck {

    private static final int EXAMPLES = 3;

    private record Facts(ImagePair pair, PictureFacts blurred, PictureFacts sharp) {}

    private final List<Finding> findings = new ArrayList<>();
    private final IntConsumer progress;
    private final AtomicInteger done = new AtomicInteger();

    private DatasetCheck(IntConsumer progress) {
        this.progress = progress;
    }

    /**
     * The problems of the sets, which are identified by their names.
     *
     * @param progress receives the number of pairs done, from several threads
     * @throws IOException if the disk fails
     */
    public static List<Finding> of(List<PairSet> sets, IntConsumer progress) throws IOException {
        DatasetCheck check = new DatasetCheck(progress);
        Map<String, List<Facts>> facts = new LinkedHashMap<>();
        for (PairSet set : sets) {
            facts.computeIfAbsent(set.name(), name -> new ArrayList<>()).addAll(check.facts(set));
        }
        facts.forEach(check::within);
        List<String> names = List.copyOf(facts.keySet());
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                check.between(names.get(i), facts.get(names.get(i)), names.get(j), facts.get(names.get(j)));
            }
        }
        return List.copyOf(check.findings);
    }

    private List<Facts> facts(PairSet set) throws IOException {
        try {
            List<Facts> all = set.pairs().parallelStream()
                    .map(pair -> {
                        Facts facts = new Facts(pair, facts(pair.blurred()), facts(pair.sharp()));
                        progress.accept(done.incrementAndGet());
                        return facts;
                    })
                    .toList();
            return all.stream()
                    .filter(facts -> facts.blurred != null && facts.sharp != null)
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Null if the file is no picture. */
    private PictureFacts facts(Path file) {
        try {
            return PictureFacts.of(file);
        } catch (UnreadablePhotoException e) {
            String why = e.getMessage().replace(file + ": ", "");
            synchronized (findings) {
                findings.add(new Finding(Kind.UNREADABLE, file, 1, why));
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void within(String set, List<Facts> all) {
        int moreDetail = 0;
        for (Facts facts : all) {
            PictureFacts blurred = facts.blurred;
            PictureFacts sharp = facts.sharp;
            if (!blurred.size().equals(sharp.size())) {
                add(
                        Kind.SIZES_DIFFER,
                        blurred.file(),
                        1,
                        "has " + blurred.size() + " pixels, its sharp partner " + sharp.file() + " has "
                                + sharp.size());
            }
            if (blurred.content().equals(sharp.content())) {
                add(Kind.EQUAL_HALVES, blurred.file(), 1, "is the very picture of its sharp partner " + sharp.file());
            }
            moreDetail += blurred.detail() > sharp.detail() ? 1 : 0;
        }
        if (all.size() > 1 && moreDetail > 0.8 * all.size()) {
            add(
                    Kind.SWAPPED_HALVES,
                    all.get(0).pair.blurred(),
                    moreDetail,
                    "in " + moreDetail + " of " + all.size() + " pairs" + of(set)
                            + " the blurred picture has more detail than the sharp one; are the halves the wrong way round?");
        }
        twice(set, all, Facts::sharp);
        twice(set, all, Facts::blurred);
    }

    private void twice(String set, List<Facts> all, Function<Facts, PictureFacts> half) {
        Map<String, Path> first = new HashMap<>();
        List<String> examples = new ArrayList<>();
        Path place = null;
        for (Facts facts : all) {
            PictureFacts picture = half.apply(facts);
            Path earlier = first.putIfAbsent(picture.content(), picture.file());
            if (earlier != null && !earlier.equals(picture.file())) {
                examples.add(picture.file() + " = " + earlier);
                place = place == null ? picture.file() : place;
            }
        }
        if (place != null) {
            add(
                    Kind.DUPLICATE,
                    place,
                    examples.size(),
                    count(examples.size()) + of(set) + " came before: " + shown(examples));
        }
    }

    private void between(String nameA, List<Facts> a, String nameB, List<Facts> b) {
        List<String> same = new ArrayList<>();
        List<String> near = new ArrayList<>();
        Path place = null;
        for (Function<Facts, PictureFacts> half :
                List.<Function<Facts, PictureFacts>>of(Facts::sharp, Facts::blurred)) {
            Map<String, PictureFacts> byContent = new HashMap<>();
            a.forEach(facts -> byContent.putIfAbsent(half.apply(facts).content(), half.apply(facts)));
            List<PictureFacts> ofA = a.stream().map(half).toList();
            List<PictureFacts> twins = b.parallelStream()
                    .map(facts -> twin(half.apply(facts), byContent, ofA))
                    .toList();
            for (int i = 0; i < twins.size(); i++) {
                PictureFacts twin = twins.get(i);
                if (twin != null) {
                    PictureFacts picture = half.apply(b.get(i));
                    boolean exact = twin.content().equals(picture.content());
                    (exact ? same : near).add(picture.file() + (exact ? " = " : " ~ ") + twin.file());
                    place = place == null ? picture.file() : place;
                }
            }
        }
        if (!same.isEmpty()) {
            add(Kind.LEAK, place, same.size(), leak(same, nameB, " also in ", nameA));
        }
        if (!near.isEmpty()) {
            add(Kind.NEAR_LEAK, place, near.size(), leak(near, nameB, " nearly in ", nameA));
        }
    }

    /** The same picture, else one that is nearly so, else null. */
    private static PictureFacts twin(
            PictureFacts picture, Map<String, PictureFacts> byContent, List<PictureFacts> others) {
        PictureFacts exact = byContent.get(picture.content());
        if (exact != null) {
            return exact;
        }
        return others.stream()
                .filter(other -> picture.thumbnail().nearly(other.thumbnail()))
                .findFirst()
                .orElse(null);
    }

    private static String leak(List<String> examples, String nameB, String how, String nameA) {
        return count(examples.size()) + of(nameB) + (examples.size() == 1 ? " is" : " are") + how
                + (nameA.isEmpty() ? "the set above" : nameA) + ": " + shown(examples);
    }

    private static String count(int pictures) {
        return pictures + (pictures == 1 ? " picture" : " pictures");
    }

    private static String of(String set) {
        return set.isEmpty() ? "" : " of " + set;
    }

    private static String shown(List<String> examples) {
        return examples.stream().limit(EXAMPLES).collect(Collectors.joining(", "))
                + (examples.size() > EXAMPLES ? ", ..." : "");
    }

    private void add(Kind kind, Path place, int count, String text) {
        findings.add(new Finding(kind, place, count, text));
    }
}
