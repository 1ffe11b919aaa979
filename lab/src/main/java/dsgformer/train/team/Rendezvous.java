package dsgformer.train.team;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * The address at which the processes of a training connect, and the rank of this one.
 *
 * @param host the machine of rank 0, as the others reach it
 * @param port a free one there
 * @param rank this process's number, from 0
 * @param size how many there are
 */
public record Rendezvous(String host, int port, int rank, int size) {

    /**
     * The largest port. libtorch's presets take ports as signed 16 bits; those above 32767 wrap and work all the same.
     */
    private static final int LAST_PORT = 65_535;

    /** @throws IllegalArgumentException if a number is out of range */
    public Rendezvous {
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException("a port is a number from 1 to " + LAST_PORT + ", got " + port);
        }
        if (size < 1 || rank < 0 || rank >= size) {
            throw new IllegalArgumentException(
                    "a rank is a number from 0 to world size − 1, got rank " + rank + " of " + size);
        }
    }

    /** Reads {@code HOST:PORT}. */
    public static Optional<Rendezvous> parse(String text, int rank, int size) {
        int colon = text.lastIndexOf(':');
        if (colon < 1 || !text.substring(colon + 1).matches("\\d{1,5}")) {
            return Optional.empty();
        }
        return Optional.of(
                new Rendezvous(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)), rank, size));
    }

    /** This machine's address on the route to the host, at which the other processes reach it. */
    String ownAddress() throws IOException {
        InetAddress target;
        try {
            target = InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IOException(
                    "the rendezvous " + host + " is an unknown host; give the host name or IP address of rank 0", e);
        }
        if (target.isLoopbackAddress()) {
            return target.getHostAddress();
        }
        try (DatagramSocket route = new DatagramSocket()) { // connecting a datagram socket sends no packet
            route.connect(new InetSocketAddress(target, port));
            return route.getLocalAddress().getHostAddress();
        }
    }
}
