package dsgformer.batch;

import java.util.List;

/**
 * What a search came upon.
 *
 * @param sources photos, in the order in which they were named and, in folders, of their paths
 * @param leftOut what is no input, and why
 */
public record Found(List<Source> sources, List<LeftOut> leftOut) {

    public Found {
        sources = List.copyOf(sources);
        leftOut = List.copyOf(leftOut);
    }
}
