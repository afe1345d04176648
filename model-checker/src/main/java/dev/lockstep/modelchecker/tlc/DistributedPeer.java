package dev.lockstep.modelchecker.tlc;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.rmi.server.RMISocketFactory;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Is the program of a forked JVM that takes part in TLC's distributed mode. Needs nothing but the JDK and TLC.
 *
 * <p>TLC listens on all addresses of a machine; here it listens on one alone.
 */
public final class DistributedPeer {
    /** Starts a server: the arguments after the address are TLC's. */
    static final String SERVER = "server";

    /** Starts a worker: the address is the server's. */
    static final String WORKER = "worker";

    /** The system property that both parts of TLC read the server's port from. */
    static final String PORT = "tlc2.tool.distributed.TLCServer.port";

    private static final int PROBES = 5;

    private DistributedPeer() {}

    /**
     * Runs a server or a worker.
     *
     * @param arguments {@value #SERVER} and the address to listen on, then TLC's arguments; or {@value #WORKER} and the server's address
     */
    public static void main(String[] arguments) throws Exception {
        boolean isServer = arguments[0].equals(SERVER);
        InetAddress server = InetAddress.getByName(arguments[1]);
        int port = Integer.getInteger(PORT, 0);
        InetAddress own = isServer ? server : addressTowards(server, port);
        System.setProperty("java.rmi.server.hostname", own.getHostAddress());
        RMISocketFactory.setSocketFactory(new OneAddress(own));
        if (isServer) {
            WorkerErrors.tell(System.out);
            run("tlc2.tool.distributed.TLCServer", Arrays.copyOfRange(arguments, 2, arguments.length));
        } else {
            String host = server.getHostAddress();
            run("tlc2.tool.distributed.TLCWorker", server instanceof Inet6Address ? "[" + host + "]" : host);
            endWithServer(server, port);
        }
    }

    private static void run(String main, String... arguments) throws ReflectiveOperationException {
        Class.forName(main).getMethod("main", String[].class).invoke(null, (Object) arguments);
    }

    /** Gives the address of this machine that another one sees; sends nothing. */
    private static InetAddress addressTowards(InetAddress other, int port) throws IOException {
        try (var socket = new DatagramSocket()) {
            socket.connect(other, port);
            return socket.getLocalAddress();
        }
    }

    /**
     * Ends this worker soon after its server: TLC's own worker looks once a minute. A worker that the server tells to end does so by itself and
     * is not disturbed, because the server takes a lost connection for an error.
     */
    private static void endWithServer(InetAddress server, int port) {
        var watch = new Thread(
                () -> {
                    int refused = 0;
                    while (refused < PROBES) {
                        refused = isListening(server, port) ? 0 : refused + 1;
                        try {
                            TimeUnit.SECONDS.sleep(1);
                        } catch (InterruptedException e) {
                            return;
                        }
                    }
                    System.exit(0);
                },
                "lockstep-server-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static boolean isListening(InetAddress server, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(server, port), 2_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Listens on one address alone. */
    private static final class OneAddress extends RMISocketFactory {
        private final InetAddress address;

        OneAddress(InetAddress address) {
            this.address = address;
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return new Socket(host, port);
        }

        @Override
        public ServerSocket createServerSocket(int port) throws IOException {
            return new ServerSocket(port, 50, address);
        }
    }
}
