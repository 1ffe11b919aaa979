package dsgformer.batch.plan;

import java.util.List;

/**
 * The result of a search.
 *
 * @param sources photos, in the order of the arguments and, inside a folder, of their paths
 * @param leftOut files and folders that are not inputs, and why
 * @param unmatched patterns that match nothing
 */
public record SearchResult(List<PhotoFile> sources, List<IgnoredFile> leftOut, List<String> unmatched) {

    public SearchResult {
        sources = List.copyOf(sources);
        leftOut = List.copyOf(leftOut);
        unmatched = List.copyOf(unmatched);
    }
}
