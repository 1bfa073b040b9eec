using System.CommandLine;

namespace RiskSim.Cli.Commands;

/// <summary><c>risksim completion</c>: scripts that let a shell ask this program how a line could go on.</summary>
internal static class CompletionCommand
{
    private static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    public static Command Create(TextWriter output)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh, fish or pwsh." };
        shell.AcceptOnlyFromAmong(Shells);
        var command = new Command("completion", "Print a script for completion in a shell.") { shell };
        command.SetAction(parse =>
        {
            output.Write(Script(parse.GetRequiredValue(shell)));
            return (int)ExitCode.Done;
        });
        return command;
    }

    // Where a scenario or a folder is due, options are offered only after a dash, so that the shell offers file names.
    private static string Script(string shell) => shell switch
    {
        "bash" => """
            _risksim() {
                local word="${COMP_WORDS[COMP_CWORD]}" line
                COMPREPLY=()
                while IFS= read -r line; do
                    [[ $line == -* && $word != -* ]] && continue
                    [[ $line == "$word"* ]] && COMPREPLY+=("$line")
                done < <(risksim "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)
            }
            complete -o bashdefault -o default -F _risksim risksim

            """,
        "zsh" => """
            #compdef risksim
            _risksim() {
                local word="${words[CURRENT]}" line
                local -a found
                for line in "${(@f)$(risksim "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}"; do
                    [[ -z $line || ( $line == -* && $word != -* ) ]] && continue
                    found+=("$line")
                done
                if (( $#found )); then compadd -- $found; else _files; fi
            }
            if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _risksim "$@"; else compdef _risksim risksim; fi

            """,
        "fish" => """
            function __risksim_complete
                set -l line (commandline -cp)
                set -l word (commandline -ct)
                for found in (risksim "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null)
                    if not string match -q -- '-*' $found; or string match -q -- '-*' $word
                        echo $found
                    end
                end
            end
            complete -c risksim -a '(__risksim_complete)'

            """,
        _ => """
            Register-ArgumentCompleter -Native -CommandName risksim -ScriptBlock {
                param($wordToComplete, $commandAst, $cursorPosition)
                risksim "[suggest:$cursorPosition]" "$commandAst" 2>$null |
                    Where-Object { $_ -like "$wordToComplete*" -and (-not $_.StartsWith('-') -or $wordToComplete.StartsWith('-')) } |
                    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
            }

            """,
    };
}
