package dsgformer.weights.published;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answer of a server that was asked for a file from some byte on.
 *
 * @param from the file's byte that {@code body} begins with: the one that was asked for, or 0 if the server sends all
 * @param total the file's length, if the server says it
 * @param type the content's type as the server says it, or empty
 */
record Transfer(long from, OptionalLong total, String type, InputStream body, HttpURLConnection connection)
        implements AutoCloseable {

    private static final int MOST_REDIRECTS = 10;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+|\\*)");

    /** The server does not give the rest of the file: what is there has to be fetched again. */
    static final class RangeRefusedException extends IOException {

        private static final long serialVersionUID = 1;

        RangeRefusedException(String message) {
            super(message);
        }
    }

    /**
     * Asks for a file, following redirects, not from https to http.
     *
     * @throws FetchException if the server refuses
     * @throws IOException if the connection fails, so that another attempt may help
     */
    static Transfer open(URI address, long from, Patience patience, Function<URI, Proxy> proxies) throws IOException {
        Set<URI> seen = new HashSet<>();
        URI at = address;
        while (seen.add(at) && seen.size() <= MOST_REDIRECTS) {
            HttpURLConnection connection = connect(at, from, patience, proxies);
            int status = connection.getResponseCode();
            if (status / 100 != 3) {
                return answered(address, from, connection, status);
            }
            at = redirected(address, at, connection.getHeaderField("Location"));
            connection.disconnect();
        }
        throw new FetchException(address + " leads in circles or through more than " + MOST_REDIRECTS
                + " redirects, last to " + at + "; fetch the file with a browser");
    }

    private static HttpURLConnection connect(URI at, long from, Patience patience, Function<URI, Proxy> proxies)
            throws IOException {
        HttpURLConnection connection = (HttpURLConnection) at.toURL().openConnection(proxies.apply(at));
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout((int) patience.connect().toMillis());
        connection.setReadTimeout((int) patience.read().toMillis());
        connection.setRequestProperty("User-Agent", "dsgformer");
        connection.setRequestProperty("Accept-Encoding", "identity");
        if (from > 0) {
            connection.setRequestProperty("Range", "bytes=" + from + "-");
        }
        return connection;
    }

    private static URI redirected(URI address, URI from, String location) throws FetchException {
        try {
            if (location == null) {
                throw new FetchException(address + ": the server redirects, but does not say where to");
            }
            URI to = from.resolve(new URI(location));
            boolean secure = "https".equals(to.getScheme());
            if (!secure && (!"http".equals(to.getScheme()) || "https".equals(from.getScheme()))) {
                throw new FetchException(address + " leads to " + to + ", which is not encrypted; it was not followed");
            }
            return to;
        } catch (URISyntaxException e) {
            throw new FetchException(address + " leads to '" + location + "', which is no address", e);
        }
    }

    private static Transfer answered(URI address, long from, HttpURLConnection connection, int status)
            throws IOException {
        if (status == HttpURLConnection.HTTP_PARTIAL || status == HttpURLConnection.HTTP_OK) {
            String type = connection.getContentType() == null ? "" : connection.getContentType();
            long length = connection.getContentLengthLong();
            Matcher range = RANGE.matcher(String.valueOf(connection.getHeaderField("Content-Range")));
            if (status == HttpURLConnection.HTTP_OK) {
                OptionalLong total = length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
                return new Transfer(0, total, type, connection.getInputStream(), connection);
            }
            if (range.matches() && Long.parseLong(range.group(1)) == from) {
                OptionalLong total = range.group(2).equals("*")
                        ? OptionalLong.empty()
                        : OptionalLong.of(Long.parseLong(range.group(2)));
                return new Transfer(from, total, type, connection.getInputStream(), connection);
            }
            connection.disconnect();
            throw new RangeRefusedException(address + ": asked for the file from byte " + from + " on, the server sent "
                    + connection.getHeaderField("Content-Range"));
        }
        connection.disconnect();
        String answer = address + ": the server answers " + status + " " + connection.getResponseMessage();
        if (status == RANGE_NOT_SATISFIABLE) {
            throw new RangeRefusedException(answer);
        }
        if (status == TOO_MANY_REQUESTS || status >= 500) {
            throw new IOException(answer); // it may answer otherwise later
        }
        throw new FetchException(answer
                + (status == HttpURLConnection.HTTP_NOT_FOUND || status == HttpURLConnection.HTTP_GONE
                        ? "; the file is not there any more, look for it with a browser and name the file with -n"
                        : "; fetch the file with a browser and name it with -n"));
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
