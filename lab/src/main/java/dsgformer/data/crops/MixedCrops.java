package dsgformer.data.crops;

import dsgformer.data.CropPair;
import dsgformer.random.RandomStream;
import java.util.List;

/**
 * Pairs from one of several sources, by chance.
 *
 * @param parts the sources that have a weight, each as often as its part of all weights
 */
public record MixedCrops(List<Part> parts) implements CropSource {

    /** A source and its weight relative to the others. */
    public record Part(double weight, CropSource source) {

        public Part {
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("the weight of a source must be a number from 0 up, got " + weight);
            }
        }
    }

    /** @throws IllegalArgumentException if a weight is not a number from 0 up, or none is above 0 */
    public MixedCrops {
        parts = parts.stream().filter(part -> part.weight > 0).toList();
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("of the sources of a mix at least one must have a weight above 0");
        }
    }

    @Override
    public CropPair next(int side, RandomStream random) {
        double left =
                random.uniform() * parts.stream().mapToDouble(Part::weight).sum();
        int chosen = 0;
        while (chosen < parts.size() - 1 && left >= parts.get(chosen).weight) {
            left -= parts.get(chosen++).weight;
        }
        return parts.get(chosen).source.next(side, random);
    }
}
