"""Which test or script tries which fault; the numbers are the rows of the list of faults."""

from __future__ import annotations

from typing import Final

ROWS: Final[dict[int, tuple[str, tuple[str, ...]]]] = {
    1: (
        "crash, kill -9 at any moment",
        (
            "faults/test_screen_endings.py::test_kill_9_loses_nothing_that_was_called_saved",
            "store/marks/test_protocol.py::test_kill_9_loses_nothing_acknowledged",
            "bench/marks_kill.py",
        ),
    ),
    2: (
        "power loss",
        (
            "store/marks/test_protocol.py::test_power_cuts_lose_nothing_acknowledged",
            "store/marks/test_protocol.py::test_every_call_may_fail_or_be_the_last",
            "bench/marks_powercut.py",
            "store/test_faults.py::"
            "test_whatever_fails_the_library_is_whole_and_the_next_run_completes_it",
        ),
    ),
    3: (
        "disk full, quota",
        (
            "faults/test_screen_saving.py::"
            "test_a_full_disk_is_said_and_what_waited_is_saved_by_itself",
            "faults/test_screen_saving.py::"
            "test_leaving_with_a_full_disk_keeps_the_note_in_a_rescue_file",
            "faults/test_commands.py::test_an_output_that_takes_nothing_is_one_line",
            "store/marks/test_faults.py::test_a_short_write_is_no_write",
            "tui/test_saving.py::test_quitting_with_unsaved_changes_offers_ways_out",
        ),
    ),
    4: (
        "EIO on fsync",
        (
            "store/marks/test_faults.py::test_after_a_failed_fsync_the_file_is_never_written_again",
            "bench/marks_faults.py",
        ),
    ),
    5: (
        "read-only, wrong owner, vanished",
        (
            "faults/test_screen_saving.py::"
            "test_a_read_only_library_is_opened_and_its_marks_go_elsewhere",
            "faults/test_screen_saving.py::test_a_library_that_vanishes_takes_nothing_with_it",
            "faults/test_commands.py::test_a_folder_nobody_may_enter_is_one_line",
            "store/marks/test_places.py::test_nowhere_to_write_is_not_saved_and_nothing_breaks",
        ),
    ),
    6: (
        "two readers",
        (
            "faults/test_screen_saving.py::test_two_screens_save_and_see_each_other",
            "store/marks/test_journal.py::test_one_note_changed_in_two_windows_keeps_both_texts",
            "faults/test_screen_saving.py::"
            "test_a_note_edited_in_its_file_while_it_is_typed_has_two_versions",
            "bench/marks_writers.py",
            "bench/faults_night.py",
        ),
    ),
    7: (
        "a reader stopped while writing",
        (
            "faults/test_screen_saving.py::test_two_screens_save_and_see_each_other",
            "bench/marks_writers.py",
        ),
    ),
    8: (
        "rebuilt under an open reader",
        (
            "faults/test_screen_library.py::test_an_article_that_changes_keeps_its_marks",
            "faults/test_screen_library.py::test_an_article_that_goes_leaves_its_text_and_marks",
            "session/test_session.py::test_marks_of_an_article_that_is_gone_stay",
            "session/test_session.py::test_what_is_marked_is_marked_in_the_text_that_is_held",
            "tui/test_following.py::"
            "test_a_note_being_written_keeps_its_passage_when_the_text_changes",
            "bench/faults_night.py",
        ),
    ),
    9: (
        "second build at once",
        (
            "faults/test_commands.py::test_a_build_that_is_told_to_stop_lets_go_of_everything",
            "store/test_builder.py::test_only_one_build_at_a_time",
        ),
    ),
    10: (
        "marks broken by hand",
        (
            "faults/test_screen_saving.py::"
            "test_marks_broken_by_hand_are_named_and_never_written_over",
            "faults/test_commands.py::test_repair_says_what_it_mended_and_what_is_left",
            "store/marks/test_mistakes.py::test_a_mistake_costs_nothing",
        ),
    ),
    11: (
        "marks edited well while open",
        (
            "faults/test_screen_saving.py::test_marks_edited_by_hand_are_taken_in_within_seconds",
            "store/marks/test_edits.py::test_an_edit_while_a_note_is_typed_keeps_both",
            "faults/test_screen_saving.py::"
            "test_a_note_edited_in_its_file_while_it_is_typed_has_two_versions",
        ),
    ),
    12: (
        "article broken",
        (
            "cli/test_reading.py::test_damaged_articles_are_listed_and_the_others_work",
            "store/test_check.py::test_a_broken_article_is_named_with_its_line_and_kept_aside",
        ),
    ),
    13: (
        "journal deleted",
        (
            "store/marks/test_copies.py::"
            "test_without_the_journal_everything_current_comes_back_from_the_copies",
        ),
    ),
    14: (
        "copies deleted",
        ("store/marks/test_copies.py::test_a_copy_that_is_missing_or_empty_is_no_deletion",),
    ),
    15: (
        "a file cut or a byte changed",
        (
            "store/marks/test_protocol.py::test_damage_costs_what_was_hit_and_no_more",
            "bench/marks_damage.py",
        ),
    ),
    16: (
        "newer schema",
        (
            "store/test_library.py::test_a_record_from_the_future_is_refused_and_untouched",
            "faults/test_commands.py::test_files_of_a_later_version_are_left_alone",
            "store/marks/test_damage.py::test_records_of_a_later_version_survive_every_fold",
        ),
    ),
    17: ("clocks", ("store/marks/test_journal.py::test_clocks_decide_nothing",)),
    18: (
        "re-import changes the text",
        (
            "session/test_session.py::test_annotations_follow_a_corrected_text",
            "session/test_session.py::test_an_orphan_can_be_put_on_another_passage",
            "bench/anchors.py",
        ),
    ),
    19: (
        "duplicate ids",
        (
            "faults/test_commands.py::test_two_files_of_one_id_are_both_named",
            "store/test_check.py::test_two_files_with_one_id_are_both_named",
        ),
    ),
    20: (
        "same article twice, same title twice",
        (
            "store/test_builder.py::test_the_same_article_in_two_dumps_is_one",
            "store/test_builder.py::test_one_title_and_two_stories_are_two_articles",
        ),
    ),
    21: (
        "SIGTERM, SIGHUP, SIGINT",
        (
            "faults/test_screen_endings.py::test_a_signal_ends_it_in_order",
            "faults/test_commands.py::test_a_build_that_is_told_to_stop_lets_go_of_everything",
            "tui/test_terminal.py::test_a_signal_saves_the_place_and_gives_the_terminal_back",
        ),
    ),
    22: (
        "terminal gone, SIGHUP ignored",
        (
            "tui/test_terminal.py::"
            "test_a_terminal_that_is_gone_ends_it_even_if_hangups_are_ignored",
            "bench/faults_night.py",
        ),
    ),
    23: (
        "SIGQUIT, SIGSEGV",
        (
            "faults/test_screen_endings.py::test_a_signal_ends_it_in_order",
            "faults/test_screen_endings.py::"
            "test_after_a_crash_of_the_interpreter_everything_saved_is_there",
        ),
    ),
    24: (
        "unhandled exception",
        (
            "faults/test_screen_endings.py::test_after_a_mistake_of_ours_the_last_key_is_saved_too",
            "tui/test_terminal.py::test_a_crash_is_one_line_without_anything_private",
            "faults/test_screen_endings.py::test_the_way_back_pressed_many_times_leads_to_the_list",
            "cli/test_endings.py::test_a_bug_is_one_line_and_a_log",
        ),
    ),
    25: (
        "Ctrl-Z and back",
        ("faults/test_screen_endings.py::test_stopped_and_brought_back_three_times",),
    ),
    26: (
        "no terminal",
        (
            "cli/test_endings.py::test_without_a_terminal_the_screen_says_so_in_one_line",
            "faults/test_commands.py::test_closed_streams_are_nobodys",
        ),
    ),
    27: ("| head", ("faults/test_commands.py::test_a_reader_that_has_enough_is_no_error",)),
    28: (
        "small screens",
        (
            "faults/test_screen_endings.py::test_small_screens_are_used_or_say_so",
            "tui/test_main.py::test_below_twenty_by_five_it_says_so_and_recovers",
        ),
    ),
    29: (
        "500 resizes",
        (
            "faults/test_screen_endings.py::test_five_hundred_resizes_while_keys_are_pressed",
            "bench/faults_night.py",
        ),
    ),
    30: (
        "odd environments",
        (
            "cli/test_endings.py::test_odd_environments_work",
            "faults/test_screen_library.py::test_the_screen_in_odd_environments",
            "faults/test_screen_saving.py::test_a_home_nobody_can_write_to_is_no_obstacle",
            "faults/test_commands.py::test_notes_are_utf_8_whatever_the_locale_says",
            "faults/test_commands.py::test_a_korean_locale_speaks_and_hears_its_own",
        ),
    ),
    31: (
        "control functions",
        (
            "faults/test_screen_library.py::test_a_hostile_library_commands_nothing_new",
            "faults/test_commands.py::test_a_hostile_library_drives_no_terminal",
            "tui/test_hostile.py::test_no_screen_obeys",
        ),
    ),
    32: (
        "invisible and reordering characters",
        (
            "text/test_sanitise.py::test_twenty_thousand_nasty_strings_come_out_clean",
            "text/test_sanitise.py::test_what_was_removed_is_counted_by_kind",
        ),
    ),
    33: (
        "markup",
        (
            "faults/test_screen_library.py::test_a_hostile_library_commands_nothing_new",
            "tui/test_hostile.py::test_markup_is_shown_letter_by_letter",
            "tui/test_hostile.py::test_no_module_parses_markup",
        ),
    ),
    34: (
        "encodings",
        (
            "ingest/test_decoding.py::test_every_encoding_of_the_ladder_is_found",
            "ingest/test_decoding.py::test_what_cannot_be_read_is_replaced_and_named",
            "ingest/test_build.py::test_no_bytes_whatever_raise_anything",
        ),
    ),
    35: (
        "no dumps",
        (
            "faults/test_commands.py::test_names_that_are_no_dumps_stop_nobody",
            "cli/test_building.py::test_what_is_no_dump_is_told_in_one_line_and_the_rest_is_built",
            "cli/test_building.py::test_folders_without_dumps_and_devices_are_refused",
        ),
    ),
    36: (
        "1 GB in one line, 10 million lines",
        (
            "ingest/test_build.py::test_memory_does_not_grow_with_the_dump",
            "bench/faults_night.py",
        ),
    ),
    37: ("paths in titles", ("faults/test_commands.py::test_no_title_leads_out_of_the_library",)),
    38: (
        "symbolic links",
        (
            "faults/test_commands.py::test_a_link_in_the_library_is_named_and_nothing_goes_through",
            "store/marks/test_links.py::test_nothing_is_written_through_a_link",
            "store/test_library.py::test_no_folder_of_a_library_is_written_through_a_link",
            "cli/test_exporting.py::test_the_librarys_own_folder_of_exports_is_no_link",
            "store/test_atomic.py::test_a_link_in_the_place_is_replaced_and_its_target_left_alone",
            "store/test_library.py::test_the_library_itself_may_be_a_link",
            "bench/faults_night.py",
        ),
    ),
    39: (
        "bombs in YAML",
        (
            "faults/test_commands.py::test_bombs_in_yaml_are_refused_at_once",
            "store/test_strict_yaml.py::test_what_is_refused_is_refused_with_its_line_at_once",
        ),
    ),
    40: (
        "hostile ids, colours, kinds, dates",
        (
            "store/test_library.py::test_no_id_leads_out_of_the_library",
            "faults/test_commands.py::test_a_hostile_library_drives_no_terminal",
            "store/marks/test_copies.py::test_what_is_not_known_is_kept",
        ),
    ),
    41: (
        "shell characters and addresses",
        (
            "tui/test_external.py::test_other_addresses_are_refused_with_a_reason",
            "faults/test_commands.py::test_no_title_leads_out_of_the_library",
        ),
    ),
    42: (
        "no locks, no links",
        ("store/marks/test_places.py::test_without_locks_and_links_everything_is_saved_and_read",),
    ),
    43: (
        "files moved by others",
        ("store/marks/test_synchronised.py::test_a_conflict_copy_is_taken_in_and_put_away",),
    ),
    44: ("ten years of marks", ("bench/marks_scale.py",)),
    45: (
        "memory exhausted",
        (
            "faults/test_commands.py::test_too_little_memory_is_one_line",
            "faults/test_commands.py::test_a_worker_that_is_killed_costs_time_and_nothing_else",
        ),
    ),
    46: (
        "the cache",
        (
            "catalog/test_database.py::test_a_harmed_file_is_made_anew",
            "catalog/test_database.py::test_a_file_locked_by_another_is_left_alone",
            "catalog/test_gate.py::test_the_file_stays_until_those_at_work_with_it_are_done",
            "faults/test_screen_library.py::test_a_cache_that_breaks_under_the_screen",
        ),
    ),
}
"""Number → what goes wrong, and where it is tried: `file::test` or a script, under `tests/`."""
