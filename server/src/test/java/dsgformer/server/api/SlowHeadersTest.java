package dsgformer.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that answers 404 and gives headers half a second. */
class SlowHeadersTest {

    private final Server server = new Server();
    private ServerConnector connector;

    @BeforeEach
    void start() throws Exception {
        connector = new ServerConnector(server);
        connector.addBean(new SlowHeaders(Duration.ofMillis(500)));
        server.addConnector(connector);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void headersThatDripEndTheConnection() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort())) {
            assertThat(drips(socket, "GET / HTTP/1.1\r\nHost: a\r\nX-Long: ")).isTrue();
        }
    }

    @Test
    void alsoThoseOfALaterRequest() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort())) {
            for (int i = 0; i < 4; i++) { // an open connection without a request is left to the idle timeout
                socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(socket.getInputStream().read(new byte[4096])).isPositive();
                Thread.sleep(300);
            }
            assertThat(drips(socket, "GET / HTTP/1.1\r\n")).isTrue();
        }
    }

    /** Sends a byte every 50 ms; whether the server closes the connection within 5 s. */
    private static boolean drips(Socket socket, String start) throws IOException, InterruptedException {
        socket.setSoTimeout(50);
        byte[] bytes = start.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 100; i++) {
            try {
                socket.getOutputStream().write(i < bytes.length ? bytes[i] : 'x');
                if (socket.getInputStream().read() < 0) {
                    return true;
                }
            } catch (SocketException e) {
                return true;
            } catch (SocketTimeoutException e) {
                // still open
            }
        }
        return false;
    }
}
