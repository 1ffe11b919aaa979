package dsgformer.batch.plan;

import java.util.List;

/**
 * What a search came upon.
 *
 * @param sources photos, in the order in which they were named and, in folders, of their paths
 * @param leftOut what is no input, and why
 */
public record SearchResult(List<PhotoFile> sources, List<IgnoredFile> leftOut) {

    public SearchResult {
        sources = List.copyOf(sources);
        leftOut = List.copyOf(leftOut);
    }
}
