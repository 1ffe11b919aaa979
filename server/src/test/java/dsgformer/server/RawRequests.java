package dsgformer.server;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Requests that no client library would send. */
record RawRequests(int port) {

    private static final int PATIENCE_MS = 60_000;

    RawRequests(TestServer server) {
        this(server.port());
    }

    /** Writes a request, as far as the server reads it. */
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    String send(String text) throws IOException {
        return send(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The answer, whole. */
    String send(Body body) throws IOException {
        return send(body, true);
    }

    /** @param closing whether to close this end after the body, which the server then sees as cut off */
    String send(Body body, boolean closing) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MS);
            try {
                body.writeTo(socket.getOutputStream());
                if (closing) {
                    socket.shutdownOutput();
                }
            } catch (SocketException e) {
                // the server has answered and closed; the answer can still be read
            }
            return answer(socket);
        }
    }

    private static String answer(Socket socket) throws IOException {
        StringBuilder answer = new StringBuilder();
        byte[] buffer = new byte[8192];
        try {
            for (int count = socket.getInputStream().read(buffer);
                    count >= 0;
                    count = socket.getInputStream().read(buffer)) {
                answer.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
            }
        } catch (SocketException e) {
            // reset after the answer, since the server did not read all of the request
        }
        return answer.toString();
    }
}
