package dev.headgate.dualwrite.deliver.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EndpointTest {
    @Test
    void theKeyIsInTheRequestsAndInNoText() {
        var endpoint = Endpoint.of("https://abc.supabase.co/", "a+b/c=").orElseThrow();

        assertThat(endpoint.socket().getURI()).isEqualTo("/realtime/v1/websocket?apikey=a%2Bb%2Fc%3D&vsn=2.0.0");
        assertThat(endpoint.socket().getPort()).isEqualTo(443);
        assertThat(endpoint.broadcast().getHeaders().get("apikey")).isEqualTo("a+b/c=");
        assertThat(endpoint).hasToString("https://abc.supabase.co:443");
        assertThat(endpoint.quoted("no such key:\r\na+b/c=")).isEqualTo("no such key: ••••••••");
    }

    @Test
    void aServiceMayBeBehindAPath() {
        var endpoint = Endpoint.of("http://localhost:8000/project", "key").orElseThrow();

        assertThat(endpoint.broadcast().getURI()).isEqualTo("/project/realtime/v1/api/broadcast");
        assertThat(endpoint.broadcast().getPort()).isEqualTo(8000);
    }
}
