package dev.headgate.web.tls;

import dev.headgate.web.RawConnection;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A connection by Java's own TLS, which trusts anybody. */
public final class TlsConnection implements AutoCloseable {
    private final SSLSocket socket;
    private final RawConnection http;

    private TlsConnection(SSLSocket socket) throws IOException {
        this.socket = socket;
        this.http = RawConnection.over(socket);
    }

    public static TlsConnection to(int port) throws IOException {
        return shaken(open(port));
    }

    /** Offers nothing but this. */
    static TlsConnection to(int port, String protocol, String suite) throws IOException {
        var socket = open(port);
        socket.setEnabledProtocols(new String[] {protocol});
        socket.setEnabledCipherSuites(new String[] {suite});
        return shaken(socket);
    }

    /** The answer, head and body. */
    public String get(String path) {
        return http.say("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").answer();
    }

    /** Who the other end said it is. */
    public String subject() throws IOException {
        var certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
        return certificate.getSubjectX500Principal().getName();
    }

    @Override
    public void close() {
        http.close();
    }

    private static SSLSocket open(int port) throws IOException {
        return (SSLSocket) trusting().getSocketFactory().createSocket("127.0.0.1", port);
    }

    private static TlsConnection shaken(SSLSocket socket) throws IOException {
        var connection = new TlsConnection(socket);
        try {
            socket.startHandshake();
            return connection;
        } catch (IOException refused) {
            connection.close();
            throw refused;
        }
    }

    private static SSLContext trusting() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Credulous()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Credulous implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
