package dsgformer.page;

import dsgformer.io.Sha256;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a browser may do with a page: apply exactly these styles and scripts, which are inside the page, and show pictures that are inside it or,
 * if {@code files}, in files beside it. Everything else is forbidden, above all anything from the web.
 */
record ContentPolicy(String style, Collection<String> scripts, boolean files) {

    /** The value of the header {@code Content-Security-Policy}. */
    String text() {
        return "default-src 'none'; img-src " + (files ? "data: 'self' file:" : "data:")
                + "; style-src " + hashes(List.of(style))
                + "; script-src " + hashes(scripts) + "; base-uri 'none'; form-action 'none'";
    }

    private static String hashes(Collection<String> texts) {
        return texts.isEmpty()
                ? "'none'"
                : texts.stream().map(ContentPolicy::hash).collect(Collectors.joining(" "));
    }

    private static String hash(String text) {
        byte[] digest = HexFormat.of().parseHex(Sha256.of(text));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }
}
