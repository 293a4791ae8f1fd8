package dev.headgate.web.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.live.LiveConfig;
import dev.headgate.web.RunningGateway;
import dev.headgate.web.secrets.MailSection.Mail;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MarkedLaterTest {
    @RegisterExtension
    static final RunningGateway GATEWAY = RunningGateway.serving(new MailSection(false));

    @Test
    @Tag("A11")
    void aPathThatIsMarkedLaterIsHiddenInTheWholeHistory() {
        GATEWAY.edit("/mail/api_key", "hush-in-the-open").send();
        assertThat(Answers.of(GATEWAY)).anyMatch(answer -> answer.contains("hush-in-the-open"));
        var before = Answers.revision(GATEWAY);

        GATEWAY.restart(new MailSection(true));

        assertThat(Answers.of(GATEWAY)).noneMatch(answer -> answer.contains("hush"));
        assertThat(Answers.revision(GATEWAY)).isEqualTo(before);
        assertThat(LiveConfig.of(GATEWAY.vertx()).snapshot().section(Mail.class).apiKey())
                .isEqualTo("hush-in-the-open");
    }
}
