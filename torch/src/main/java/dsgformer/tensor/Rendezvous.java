package dsgformer.tensor;

/**
 * Where processes that compute together find each other: the leader, rank 0, listens there.
 *
 * @param host the leader's name or address as the others reach it
 * @param port 0 on the leader alone: any that is free
 * @param rank this process's number
 * @param worldSize how many processes there are
 */
public record Rendezvous(String host, int port, int rank, int worldSize) {

    public Rendezvous {
        if (host.isBlank()) {
            throw new IllegalArgumentException("a rendezvous needs a host, got none");
        }
        if (worldSize < 1 || rank < 0 || rank >= worldSize) {
            throw new IllegalArgumentException(
                    "of " + worldSize + " processes, ranks are 0 to " + (worldSize - 1) + ", got " + rank);
        }
        int lowest = rank == 0 ? 0 : 1;
        if (port < lowest || port > 65535) {
            throw new IllegalArgumentException("a port is in [" + lowest + ", 65535], got " + port);
        }
    }

    boolean leads() {
        return rank == 0;
    }
}
