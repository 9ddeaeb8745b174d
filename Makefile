# kreds: GNU make. Everything that is made goes below $(BUILD), and nothing outside it.
#
#   make                 the programs, in build/bin/
#   make CC=clang        with the other compiler
#   make WERROR=1        warnings are errors
#   make SANITIZE=1      with AddressSanitizer and UndefinedBehaviorSanitizer (use another BUILD=)
#   make demo            an autumn in Norddjurs, with invented people
#   make check           all tests; PART=unit (build, cmd, asan, fuzz, valgrind, static) runs one part
#   make check-long      the same and the long ones
#   make fuzz            the readers under libFuzzer, TIME=60 seconds each; ONLY=sheet (form, mapping, score, catalogue) runs one
#   make bench           kreds beside the sqlite3 shell on invented stores; SIZE=house, town, region or country; ONLY=word
#   make po              po/*.po brought up to the texts in the sources: new ones empty, gone ones out
#   make install PREFIX=/usr/local DESTDIR=     and: make uninstall
#   make format          clang-format over all sources
#   make clean
#
# V=1 shows the command lines. CFLAGS, CPPFLAGS and LDFLAGS are the builder's own; TEST_CFLAGS come last for tests/unit.

VERSION := 0.1.0
BUILD   ?= build
PREFIX  ?= /usr/local
DESTDIR ?=

ifeq ($(origin CC),default)
CC := $(if $(shell command -v gcc 2>/dev/null),gcc,cc)
endif
CFLAGS ?= -O2 -g

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SUFFIXES:
.SECONDARY: # what is generated stays
Q := $(if $(V),,@)
say = @$(if $(V),:,printf '  %-5s %s\n' $(1) '$(2)')

# --- what there is -------------------------------------------------------------------------------

COMMANDS := $(foreach c,kreds refer screen schedule attend report,$(if $(wildcard cmd/$(c).c cmd/$(c)/*.c),$(c)))
PROGRAMS := $(COMMANDS:%=$(BUILD)/bin/%)

objects = $(patsubst %.c,$(BUILD)/obj/%.o,$(1))
LIB     := $(call objects,$(wildcard lib/*/*.c))
COMMON  := $(call objects,$(wildcard cmd/common/*.c))
MAIN    := $(foreach c,$(COMMANDS),$(call objects,$(wildcard cmd/$(c).c cmd/$(c)/*.c)))

UNIT        := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/unit/test_*.c))
UNIT_COMMON := $(call objects,$(filter-out tests/unit/test_%,$(wildcard tests/unit/*.c)))
FUZZ        := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/fuzz/fuzz_*.c))
FUZZ_COMMON := $(call objects,$(filter-out tests/fuzz/fuzz_%,$(wildcard tests/fuzz/*.c)))
BENCH       := $(BUILD)/bench/generate $(BUILD)/bench/measure
BENCH_STORE := $(call objects,$(filter-out bench/measure.c,$(wildcard bench/*.c)))

SQL         := $(wildcard lib/store/*.sql lib/store/*/*.sql)
INSTRUMENTS := $(wildcard lib/catalogue/instruments/*.yaml)
EXAMPLES    := $(shell [ ! -d examples ] || find examples -mindepth 2 -type f ! -name '.*' ! -name '*~' | LC_ALL=C sort)
GENERATED   := $(SQL:lib/%=$(BUILD)/gen/%.h) $(BUILD)/gen/catalogue/instruments.h $(BUILD)/gen/cmd/examples.h

# Without msgfmt the programs are built all the same, and speak English only.
LANGUAGES    := $(patsubst po/%.po,%,$(wildcard po/*.po))
TRANSLATIONS := $(if $(shell command -v msgfmt 2>/dev/null),$(LANGUAGES:%=$(BUILD)/share/locale/%/LC_MESSAGES/kreds.mo),$(BUILD)/no-msgfmt)

# --- compiling -----------------------------------------------------------------------------------

STANDARD := -std=c11 -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes
SANITIZERS := -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=all

# FUZZER=1, with SANITIZE=1 and clang, is for the targets of tests/fuzz.
WATCHED := -fsanitize=fuzzer-no-link -fsanitize-coverage-ignorelist=tests/fuzz/uncovered

KREDS_CFLAGS   := $(STANDARD) $(WARNINGS) $(if $(WERROR),-Werror) $(if $(SANITIZE),$(SANITIZERS)) $(if $(FUZZER),$(WATCHED))
KREDS_CPPFLAGS := -Ilib -Icmd -I$(BUILD)/gen -DKREDS_VERSION=\"$(VERSION)\"
KREDS_LDFLAGS  := $(if $(SANITIZE),$(SANITIZERS))
LIBS           := -lsqlite3 -lyaml -lcsv -lmd -pthread

# libical brings ICU along, which takes milliseconds to load: only what writes calendars is linked with it.
$(BUILD)/bin/schedule $(BUILD)/tests/unit/test_output_ical: LIBS += -lical

COMPILE = $(CC) $(KREDS_CPPFLAGS) $(CPPFLAGS) $(KREDS_CFLAGS) $(CFLAGS) $(LAST_CFLAGS)
LINK    = $(CC) $(CFLAGS) $(KREDS_LDFLAGS) $(LDFLAGS)
FLAGS   = $(COMPILE) / $(LINK) / $(TEST_CFLAGS)

all: $(PROGRAMS) $(TRANSLATIONS)
unit: $(UNIT)
fuzzers: $(FUZZ)

$(BUILD)/obj/%.o: %.c $(BUILD)/flags | $(GENERATED)
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -MMD -MP -c -o $@ $<

$(BUILD)/obj/tests/unit/%.o: private LAST_CFLAGS := $(TEST_CFLAGS)

$(BUILD)/libkreds.a: $(LIB)
$(BUILD)/libcommon.a: $(COMMON)
# What is fuzzed reads, and knows no store.
$(BUILD)/libfuzzed.a: $(filter-out $(BUILD)/obj/lib/store/%,$(LIB))
$(BUILD)/libkreds.a $(BUILD)/libcommon.a $(BUILD)/libfuzzed.a:
	$(call say,AR,$@)
	@mkdir -p $(@D)
	@rm -f $@
	$(Q)$(AR) rcs $@ $^

define program
$(BUILD)/bin/$(1): $(call objects,$(wildcard cmd/$(1).c cmd/$(1)/*.c)) $(BUILD)/libcommon.a $(BUILD)/libkreds.a
endef
$(foreach c,$(COMMANDS),$(eval $(call program,$(c))))

$(PROGRAMS):
	$(call say,LINK,$@)
	@mkdir -p $(@D)
	$(Q)$(LINK) -o $@ $^ $(LIBS)

$(UNIT): $(BUILD)/tests/unit/%: $(BUILD)/obj/tests/unit/%.o $(UNIT_COMMON) $(BUILD)/libcommon.a $(BUILD)/libkreds.a
	$(call say,LINK,$@)
	@mkdir -p $(@D)
	$(Q)$(LINK) -o $@ $^ $(LIBS) -lcmocka

$(FUZZ): $(BUILD)/tests/fuzz/%: $(BUILD)/obj/tests/fuzz/%.o $(FUZZ_COMMON) $(BUILD)/libfuzzed.a
	$(call say,LINK,$@)
	@mkdir -p $(@D)
	$(Q)$(LINK) -fsanitize=fuzzer -o $@ $^ $(LIBS)

$(BUILD)/bench/generate: $(BENCH_STORE) $(BUILD)/libkreds.a
$(BUILD)/bench/measure: $(call objects,bench/measure.c)
$(BENCH):
	$(call say,LINK,$@)
	@mkdir -p $(@D)
	$(Q)$(LINK) -o $@ $^ $(LIBS)

# Everything is compiled anew when the compiler or its flags change.
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' '$(FLAGS)' | cmp -s - $@ || printf '%s\n' '$(FLAGS)' >$@

# --- texts embedded in the programs --------------------------------------------------------------

$(BUILD)/gen/%.sql.h: lib/%.sql tools/embed-sql
	$(call say,SQL,$<)
	@mkdir -p $(@D)
	$(Q)tools/embed-sql $< >$@

# The folders stand among the prerequisites so that a file that is gone is noticed.
$(BUILD)/gen/catalogue/instruments.h: $(INSTRUMENTS) $(wildcard lib/catalogue/instruments) tools/embed-text
	$(call say,TEXT,lib/catalogue/instruments)
	@mkdir -p $(@D)
	$(Q)tools/embed-text embedded_instruments lib/catalogue/instruments $(INSTRUMENTS) >$@

$(BUILD)/gen/cmd/examples.h: $(EXAMPLES) $(sort $(dir $(EXAMPLES))) tools/embed-text
	$(call say,TEXT,examples)
	@mkdir -p $(@D)
	$(Q)tools/embed-text embedded_examples examples $(EXAMPLES) >$@

# --- translations --------------------------------------------------------------------------------

$(BUILD)/share/locale/%/LC_MESSAGES/kreds.mo: po/%.po
	$(call say,MSG,$<)
	@mkdir -p $(@D)
	$(Q)msgfmt --check-format -o $@ $<

$(BUILD)/no-msgfmt: FORCE
	@echo 'make: there is no msgfmt (package gettext): $(LANGUAGES) left out' >&2

po:
	$(Q)tools/extract-texts $(BUILD)/po/kreds.pot
	$(Q)for po in po/*.po; do \
	    msgmerge --quiet --update --backup=none --no-fuzzy-matching "$$po" $(BUILD)/po/kreds.pot && \
	    msgattrib --no-obsolete --output-file="$$po" "$$po" && msgfmt --check-format --statistics -o /dev/null "$$po" || exit; \
	done

# --- trying and testing --------------------------------------------------------------------------

need-build need-check need-bench: need-%:
	@tools/need $*

demo: need-build
	@$(MAKE) --no-print-directory all
	@KREDS_BIN="$${KREDS_BIN:-$$(cd '$(BUILD)/bin' && pwd)}" examples/demo

check: need-check
	@BUILD='$(BUILD)' tests/run $(PART)

check-long: need-check
	@BUILD='$(BUILD)' tests/run $(PART) --long

fuzz: need-check
	@BUILD='$(BUILD)' TIME='$(or $(TIME),60)' ONLY='$(ONLY)' tests/run fuzz

bench: need-bench
	@$(MAKE) --no-print-directory all $(BENCH)
	@KREDS_BIN='$(abspath $(BUILD))/bin' BENCH_BIN='$(abspath $(BUILD))/bench' \
	    bench/run $(if $(ONLY),--only '$(ONLY)') $(or $(SIZE),region)

format:
	clang-format -i $(wildcard lib/*/*.[ch] cmd/*.[ch] cmd/*/*.[ch] tests/unit/*.[ch] tests/fuzz/*.[ch] bench/*.[ch])

clean:
	rm -rf $(BUILD)

# --- installing ----------------------------------------------------------------------------------
# Two of the commands share their names with programs of others (groff's refer, GNU screen): so each stands by its
# own name in libexec/kreds, for a PATH entry, and as kreds-NAME in bin. Likewise the pages: share/man has kreds-NAME,
# libexec/kreds/man the own names. The bash completion is found by the names in bin.

libexecdir    := $(DESTDIR)$(PREFIX)/libexec/kreds
bindir        := $(DESTDIR)$(PREFIX)/bin
mandir        := $(DESTDIR)$(PREFIX)/share/man
ownmandir     := $(libexecdir)/man/man1
sharedir      := $(DESTDIR)$(PREFIX)/share/kreds
localedir     := $(DESTDIR)$(PREFIX)/share/locale
completiondir := $(DESTDIR)$(PREFIX)/share/bash-completion/completions
PAGES         := $(sort $(wildcard man/*.1 man/*.5 man/*.7))
SHARED        := $(filter-out kreds,$(COMMANDS))

install: all
	install -d '$(bindir)' '$(libexecdir)' '$(ownmandir)' '$(completiondir)'
	@set -e; for c in $(COMMANDS); do install -m 755 "$(BUILD)/bin/$$c" '$(libexecdir)/'; done
	ln -sf ../libexec/kreds/kreds '$(bindir)/kreds'
	install -m 644 completion/kreds.bash '$(completiondir)/kreds'
	@set -e; for page in $(PAGES); do \
	    install -d '$(mandir)'/"man$${page##*.}"; \
	    install -m 644 "$$page" '$(mandir)'/"man$${page##*.}/"; \
	done
	@set -e; for c in $(SHARED); do \
	    ln -sf "../libexec/kreds/$$c" '$(bindir)'/"kreds-$$c"; \
	    ln -sf kreds '$(completiondir)'/"kreds-$$c"; \
	    ln -sf "../../../../share/man/man1/kreds-$$c.1" '$(ownmandir)'/"$$c.1"; \
	done
	@set -e; for example in $(EXAMPLES); do \
	    install -d '$(sharedir)'/"$${example%/*}"; \
	    install -m 644 "$$example" '$(sharedir)'/"$$example"; \
	done
	@set -e; for language in $(LANGUAGES); do \
	    file="$$language/LC_MESSAGES/kreds.mo"; \
	    [ -e "$(BUILD)/share/locale/$$file" ] || continue; \
	    install -d '$(localedir)'/"$${file%/*}"; \
	    install -m 644 "$(BUILD)/share/locale/$$file" '$(localedir)'/"$$file"; \
	done

# Takes away the files that install put there, and the folders that are kreds's own where they are empty then.
uninstall:
	@for c in $(COMMANDS); do rm -f '$(libexecdir)'/"$$c"; done
	@for c in $(SHARED); do \
	    rm -f '$(bindir)'/"kreds-$$c" '$(completiondir)'/"kreds-$$c" '$(ownmandir)'/"$$c.1"; \
	done
	@rm -f '$(bindir)/kreds' '$(completiondir)/kreds'
	@for page in $(PAGES:man/%=%); do rm -f '$(mandir)'/"man$${page##*.}/$$page"; done
	@for example in $(EXAMPLES); do rm -f '$(sharedir)'/"$$example"; done
	@for language in $(LANGUAGES); do rm -f '$(localedir)'/"$$language/LC_MESSAGES/kreds.mo"; done
	@[ ! -d '$(sharedir)' ] || find '$(sharedir)' -depth -type d -empty -delete
	@[ ! -d '$(libexecdir)' ] || find '$(libexecdir)' -depth -type d -empty -delete

.PHONY: all unit fuzzers po need-build need-check need-bench bench demo check check-long fuzz format clean install uninstall FORCE
FORCE:

-include $(patsubst %.o,%.d,$(LIB) $(COMMON) $(MAIN) $(UNIT_COMMON) $(UNIT:$(BUILD)/%=$(BUILD)/obj/%.o) $(FUZZ_COMMON) $(FUZZ:$(BUILD)/%=$(BUILD)/obj/%.o) $(BENCH_STORE) $(BUILD)/obj/bench/measure.o)
