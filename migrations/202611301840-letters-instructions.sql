-- What a leader instructs (批示) goes out as letters do: without number or paper, with a day by which it is answered.
alter table letters_letter drop constraint letters_letter_step_check;
alter table letters_letter add constraint letters_letter_step_check
  check (step in ('reminder', 'supervision-letter', 'interview', 'bulletin', 'hand-over', 'instruction'));
alter table letters_letter add constraint letters_letter_instruction_unnumbered check (step <> 'instruction' or year is null);
