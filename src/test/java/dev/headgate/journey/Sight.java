package dev.headgate.journey;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** Every page of the console, and what can be open on it. */
enum Sight {
    OVERVIEW("/"),
    OPEN_FORM("/") {
        @Override
        void arrange(Page page) {
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Edit system"))
                    .click();
            page.waitForSelector("form.edit");
        }
    },
    OPEN_STACK("/") {
        @Override
        void arrange(Page page) {
            page.locator("details.origin summary").first().click();
        }
    },
    KILL_SWITCH_STEP("/") {
        @Override
        void arrange(Page page) {
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("realtime only"))
                    .click();
            page.waitForSelector("form.confirm");
        }
    },
    KEYS("/") {
        @Override
        void arrange(Page page) {
            page.keyboard().press("?");
        }
    },
    KILL_SWITCH("/override?to=websocket_only"),
    CATEGORY("/categories/system"),
    ADAPTER("/adapters/realtime"),
    CIRCUIT_BREAKER("/circuit-breaker"),
    LIVE("/live") {
        @Override
        void arrange(Page page) {
            page.waitForSelector("#traffic > *");
            page.locator(".tile summary").all().forEach(Locator::click);
        }
    },
    HISTORY("/history"),
    REVISION("/history/2"),
    SOURCES("/sources"),
    MISSING("/history/99999"),
    HELP("/help"),
    COMPARISON("/history/compare?from=1&to=3"),
    RESTORE("/history/2/restore"),
    SEARCH("/sources?q=system"),
    ACCESS("/access"),
    ACCOUNT("/account"),
    SIGN_IN("/login");

    final String path;

    Sight(String path) {
        this.path = path;
    }

    /** Opens what is to be seen on the page that has come. */
    void arrange(Page page) {}
}
