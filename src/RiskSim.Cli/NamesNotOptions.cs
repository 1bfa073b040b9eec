using System.CommandLine;

namespace RiskSim.Cli;

/// <summary>Arguments that are names of files or folders: the library takes an option that the command does not have for one of them.</summary>
internal static class NamesNotOptions
{
    public static Argument<T> Only<T>(Argument<T> argument)
    {
        argument.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
                if (token.Value.Length == 0) result.AddError($"The name of a {argument.Name} is empty.");
                else if (token.Value[0] == '-') result.AddError($"Unrecognized option '{token.Value}'; for a file or folder of that name write './{token.Value}'.");
        });
        return argument;
    }
}
