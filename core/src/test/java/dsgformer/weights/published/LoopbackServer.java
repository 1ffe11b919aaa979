package dsgformer.weights.published;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An HTTP server on loopback that answers as a test wants, also wrongly. */
final class LoopbackServer implements AutoCloseable {

    private static final Pattern RANGE = Pattern.compile("(?i)range: bytes=(\\d+)-");

    private final ServerSocket socket;
    private final Answer answer;
    private final List<Long> ranges = new CopyOnWriteArrayList<>();

    /** Answers a request. */
    @FunctionalInterface
    interface Answer {
        void to(Request request, OutputStream out) throws Exception;
    }

    /**
     * A request.
     *
     * @param number counts from 0
     * @param from the byte that is asked for, 0 without a range
     */
    record Request(int number, String path, long from) {}

    LoopbackServer(Answer answer) throws IOException {
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.answer = answer;
        Thread thread = new Thread(this::serve, "loopback server");
        thread.setDaemon(true);
        thread.start();
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + path);
    }

    /** The first bytes that were asked for, request by request. */
    List<Long> ranges() {
        return ranges;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                String path = in.readLine().split(" ")[1];
                long from = 0;
                for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
                    Matcher range = RANGE.matcher(line);
                    from = range.matches() ? Long.parseLong(range.group(1)) : from;
                }
                ranges.add(from);
                answer.to(new Request(ranges.size() - 1, path, from), client.getOutputStream());
            } catch (Exception e) {
                // the client left, or the test closed the server
            }
        }
    }

    static void head(OutputStream out, String status, String... headers) throws IOException {
        out.write(("HTTP/1.1 " + status + "\r\nConnection: close\r\n" + String.join("\r\n", headers)
                        + (headers.length == 0 ? "" : "\r\n") + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }

    /** A whole and right answer, with ranges. */
    static void send(byte[] file, Request request, OutputStream out) throws IOException {
        sendPart(file, request, out, file.length);
    }

    /** As {@link #send}, cut before byte {@code end}. */
    static void sendPart(byte[] file, Request request, OutputStream out, int end) throws IOException {
        int from = (int) request.from();
        if (from == 0) {
            head(out, "200 OK", "Content-Length: " + file.length);
        } else {
            head(
                    out,
                    "206 Partial Content",
                    "Content-Length: " + (file.length - from),
                    "Content-Range: bytes " + from + "-" + (file.length - 1) + "/" + file.length);
        }
        out.write(file, from, Math.max(0, end - from));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
