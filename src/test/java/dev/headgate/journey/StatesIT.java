package dev.headgate.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.headgate.web.FillingDisk;
import dev.headgate.web.RunningGateway;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The states in which a page says something of its own; {@link LostStreamIT} and {@link SignedOutIT} have the others. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StatesIT extends BrowserJourney {
    private static final String PERCENTAGE = "/dual_write/categories/system/percentage";
    private static final String READ_ONLY = "Read-only: the store takes no writes now.";
    private static final FillingDisk DISK = new FillingDisk();

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway(DISK);

    @AfterEach
    void thereIsRoomAgain() {
        DISK.makeRoom();
    }

    @Test
    @Order(1)
    void anEmptyHistorySaysHowToBegin() {
        var page = open(GATEWAY, "/");
        assertThat(page.locator("#recent")).containsText("Nothing has changed yet. Edit a category");
        keep(page, "empty");
    }

    @Test
    @Tag("S1")
    void aFailedSourceSaysWhereAndWhatIsServedMeanwhile() throws IOException {
        var page = open(GATEWAY, "/");
        Files.writeString(GATEWAY.file(), "dual_write:\n  categories:\n    system: {percentage: 101}\n");
        assertThat(page.locator("#attention")).containsText("dual-write source failed");
        assertThat(page.locator("#attention code")).containsText("dual-write.yaml:3");
        assertThat(page.locator("#attention")).containsText("Still serving the reading of");
        keep(page, "failed-source");
        Files.writeString(GATEWAY.file(), "{}\n");
        assertThat(page.locator("#attention .notice")).hasCount(0);
    }

    @Test
    @Tag("D3")
    void aStoreThatTakesNoWritesLocksWhatWouldWriteUntilItTakesThemAgain() {
        var page = open(GATEWAY, "/");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Edit system"))
                .click();
        assertThat(save(page)).isEnabled();
        becomesFull();
        assertThat(page.locator("#store")).containsText("The store takes no writes: the disk is full");
        assertLocked(save(page));
        assertLocked(page.getByRole(AriaRole.BUTTON, named("realtime only")));
        assertThat(page.locator("form.edit .why-not")).hasText(READ_ONLY);
        assertThat(page.locator("#switch .why-not")).hasText(READ_ONLY);
        keep(page, "read-only");
        DISK.makeRoom();
        assertThat(page.locator("#store .notice")).hasCount(0);
        assertThat(save(page)).isEnabled();
        assertThat(page.locator("form.edit .why-not")).isHidden();
        assertThat(page.getByRole(AriaRole.BUTTON, named("realtime only"))).isEnabled();
    }

    @Test
    @Tag("D3")
    void aStoreThatTakesNoWritesLocksEveryPageWithoutScriptsToo() {
        GATEWAY.edit(PERCENTAGE, 60).send();
        becomesFull();
        var page = openWithoutScripts(GATEWAY, "/categories/system");
        assertLocked(save(page));
        assertLocked(page.getByRole(AriaRole.BUTTON, named("Reset")));
        page.navigate(at(GATEWAY.port(), "/override?to=realtime_only"));
        assertLocked(page.getByRole(AriaRole.BUTTON, named("Yes, realtime only")));
        page.navigate(at(GATEWAY.port(), "/history"));
        assertThat(page.locator("#store")).containsText("Read-only");
    }

    private void becomesFull() {
        DISK.fill();
        GATEWAY.edit(PERCENTAGE, 59).send();
    }

    private static void assertLocked(Locator button) {
        assertThat(button).isDisabled();
        assertThat(button).hasAccessibleDescription(READ_ONLY);
    }

    private static Locator save(Page page) {
        return page.getByRole(AriaRole.BUTTON, named("Save as revision"));
    }
}
