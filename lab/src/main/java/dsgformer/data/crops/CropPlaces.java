package dsgformer.data.crops;

import dsgformer.picture.Size;
import dsgformer.random.RandomStream;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Chooses places to cut crops from, by preference where there is detail: flat sky teaches little. */
final class CropPlaces {

    private static final int TRIES = 3;

    /** The upper left corner of a crop in one of the images. */
    record Place(int image, int x, int y) {}

    private record Candidate(int image, Size size, DetailMap detail) {

        int side() {
            return Math.min(size.width(), size.height());
        }
    }

    private final List<Candidate> largestFirst;

    private CropPlaces(List<Candidate> largestFirst) {
        this.largestFirst = largestFirst;
    }

    static CropPlaces in(List<PackedImage> images) {
        return new CropPlaces(IntStream.range(0, images.size())
                .mapToObj(i -> new Candidate(i, images.get(i).size(), DetailMap.of(images.get(i))))
                .sorted(Comparator.comparingInt(Candidate::side).reversed())
                .toList());
    }

    /** Whether some image holds a crop of that side. */
    boolean hold(int side) {
        return !largestFirst.isEmpty() && largestFirst.get(0).side() >= side;
    }

    /**
     * The most detailed of a few random places.
     *
     * @throws IllegalArgumentException if no image is large enough
     */
    Place pick(int side, RandomStream random) {
        int fitting = 0;
        while (fitting < largestFirst.size() && largestFirst.get(fitting).side() >= side) {
            fitting++;
        }
        if (fitting == 0) {
            throw new IllegalArgumentException("cutting training crops of " + side + " pixels, but the largest of "
                    + largestFirst.size() + " images is "
                    + (largestFirst.isEmpty() ? "missing" : largestFirst.get(0).size()) + "; use smaller crops");
        }
        Place best = null;
        float most = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < TRIES; i++) {
            Candidate candidate = largestFirst.get(random.below(fitting));
            int x = random.below(candidate.size.width() - side + 1);
            int y = random.below(candidate.size.height() - side + 1);
            float detail = candidate.detail.around(x + side / 2, y + side / 2);
            if (detail > most) {
                most = detail;
                best = new Place(candidate.image, x, y);
            }
        }
        return best;
    }
}
