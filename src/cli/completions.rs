//! Shell completions and manual pages, made from the same definitions as the help.

use clap_complete::Shell;

use super::messages::Outcome;
use super::output;

pub(super) const EXAMPLES: &str = "\
Examples:
  annalist completions bash > ~/.local/share/bash-completion/completions/annalist
  annalist completions fish > ~/.config/fish/completions/annalist.fish
  annalist completions zsh > \"${fpath[1]}/_annalist\"";

/// Arguments of `annalist completions`.
#[derive(clap::Args)]
pub(super) struct Args {
    /// The shell you type in
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

/// Arguments of `annalist man`.
#[derive(clap::Args)]
pub(super) struct ManArgs {
    /// The command whose page is wanted (extract, eval …); without it, the page of annalist itself
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

pub(super) fn run(args: Args, mut cli: clap::Command) -> anyhow::Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut cli, "annalist", &mut script);
    output::print(|out| Ok(out.write_all(&script)?))
}

pub(super) fn man(args: ManArgs, mut cli: clap::Command) -> anyhow::Result<Outcome> {
    cli.build();
    let page = match &args.command {
        None => cli,
        Some(name) => match cli.find_subcommand(name) {
            Some(command) => command.clone(),
            None => anyhow::bail!("{name}: annalist has no such command; help: `annalist help` lists them"),
        },
    };
    output::print(|out| Ok(clap_mangen::Man::new(page).render(&mut &mut *out)?))
}
